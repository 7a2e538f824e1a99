import Language
import Tenancy

/// A name that opens what it names.
struct Named {
    let name: String
    let address: Address
}

/// A state as a word with its tone: `now`, `done`, `soon`, `urgent`, `stopped` or `normal`.
struct Word {
    let word: String
    let tone: String
}

/// A label and its value in a list of facts.
struct Fact {
    let label: String
    let value: String
    var address: Address?
}

/// A label and its values, a line each.
struct FactLines {
    let label: String
    var values: [String] = []
    var links: [Frame.Link] = []
}

/// One choice of a select.
struct Option {
    let value: String
    let label: String
    let current: Bool
}

/// A select in a form.
struct Select {
    let name: String
    /// What a fault's link leads to: the name, unless the page has another field of that name.
    var id: String
    let label: String
    let options: [Option]
    /// What is wrong with what was chosen.
    var fault: String?

    /// A select whose first option, the empty one, means all.
    init(_ name: String, label: String, all: String, options: [(value: String, label: String)], chosen: String) {
        self.name = name
        id = name
        self.label = label
        self.options =
            [Option(value: "", label: all, current: chosen.isEmpty)]
            + options.map { Option(value: $0.value, label: $0.label, current: $0.value == chosen) }
    }

    /// A select of which something must be chosen.
    init(_ name: String, label: String, options: [(value: String, label: String)], chosen: String) {
        self.name = name
        id = name
        self.label = label
        self.options = options.map { Option(value: $0.value, label: $0.label, current: $0.value == chosen) }
    }
}

/// The filters above a list.
struct Filters {
    let q: String
    /// Whether any filter is set, so that there is something to clear.
    let active: Bool
    let selects: [Select]

    /// The same above a form that has fields of the same names.
    var besideForm: Filters {
        let selects = selects.map { select in
            var select = select
            select.id = UnknownFilter.besideForm(select.name)
            return select
        }
        return Filters(q: q, active: active, selects: selects)
    }
}

/// A page of a long list, with the links to the others.
struct Pager {
    struct Page {
        let number: String
        let address: Address
        let current: Bool
    }

    let summary: String
    let previous: Address?
    let next: Address?
    let pages: [Page]

    /// The pager of a list of so many rows, nil where all are on one page.
    init?(count: Int, page: Int, size: Int, address: (Int) -> Address, _ texts: Texts) {
        guard count > size else { return nil }
        let stretch = ListStretch(page: page, size: size, of: count)
        let (page, last) = (stretch.page, stretch.last)
        summary = texts(
            "words.range",
            [
                "first": .integer(stretch.offset + 1), "last": .integer(min(count, stretch.offset + size)),
                "count": .integer(count),
            ]
        )
        previous = page > 1 ? address(page - 1) : nil
        next = page < last ? address(page + 1) : nil
        // The first, the last and those around: a long list has hundreds.
        let near = Set([1, last] + (max(1, page - 3)...min(last, page + 3)))
        pages = near.sorted().map { Page(number: "\($0)", address: address($0), current: $0 == page) }
    }
}

/// The choice of a period above figures.
struct PeriodPicker {
    struct Choice {
        let code: String
        let name: String
        let current: Bool
    }

    struct Kept {
        let name: String
        let value: String
    }

    let action: Address
    let periods: [Choice]
    var kept: [Kept] = []
}
