/// A page of a long list, of which an address may ask for any number: what lies beyond the list is its last page.
package struct ListStretch: Sendable, Hashable {
    /// How many rows stand before it.
    package let offset: Int
    /// How many rows it has at most.
    package let size: Int
    /// How many rows there are on all pages.
    package let count: Int

    /// The page on which the row after so many others stands.
    package init(from offset: Int, size: Int, of count: Int) {
        self.size = max(1, size)
        self.count = max(0, count)
        let last = max(0, self.count - 1) / self.size * self.size
        self.offset = max(0, min(offset, last))
    }

    /// A page by its number, from 1.
    package init(page: Int, size: Int, of count: Int) {
        // No list has more rows than fit in half of what counts them, so that nothing overflows.
        let before = min(max(0, page - 1), (Int.max >> 1) / max(1, size))
        self.init(from: before * max(1, size), size: size, of: count)
    }

    /// The page's number, from 1.
    package var page: Int { offset / size + 1 }

    /// The number of the last page, from 1.
    package var last: Int { max(0, count - 1) / size + 1 }
}
