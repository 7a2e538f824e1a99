/// A line of a form: an element that isn't divided, or one category of one that is.
package struct ElementLine: Sendable, Hashable {
    package let element: Element
    package let category: OptionCombination?

    /// As expressions name it: `ELEMENT` or `ELEMENT.CATEGORY`.
    package var item: String { category.map { "\(element.code).\($0.code)" } ?? element.code }
}

extension Element {
    /// Everything that values are reported under, in the categories' order.
    package var lines: [ElementLine] {
        categories.isEmpty
            ? [ElementLine(element: self, category: nil)]
            : categories.map { ElementLine(element: self, category: $0) }
    }
}
