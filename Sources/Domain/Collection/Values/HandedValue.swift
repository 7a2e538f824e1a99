import Number

/// A value that another system hands over, by our codes as far as they are known.
package struct HandedValue: Sendable, Hashable {
    /// Which of those that were handed over it is, from 0.
    package let index: Int
    /// The college's code, or what stands in its place.
    package let college: String
    /// The element's code, or what stands in its place.
    package let element: String
    /// The code, identifier or name of an option combination; empty where none is named.
    package let category: String
    package let period: String
    /// As it was sent; nil takes back what stands there.
    package let value: String?

    /// A value of one college, element, category and period.
    package init(index: Int, college: String, element: String, category: String, period: String, value: String?) {
        self.index = index
        self.college = college
        self.element = element
        self.category = category
        self.period = period
        self.value = value
    }

    /// The row that is staged of it. DHIS2 writes numbers in one way: no sign before them, no zeros that mean nothing, no
    /// exponent.
    var row: ValueRow {
        let isNumber = value?.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
        let number = isNumber ? value.flatMap { ValueRow.bounded(Number($0)) } : nil
        return ValueRow(
            sheet: "",
            row: index + 1,
            college: ValueRow.legal(college),
            element: ValueRow.legal(element),
            category: ValueRow.legal(category),
            period: ValueRow.identifier(ValueRow.legal(period)),
            // A text that is empty would take back what stands there.
            raw: value.map { $0.isEmpty ? "?" : ValueRow.legal($0) } ?? "",
            number: number,
            whole: number
        )
    }
}

/// What may become of values that another system hands over.
package enum HandingStrategy: String, Sendable, CaseIterable {
    /// What is there is replaced, what isn't is added.
    case createAndUpdate = "CREATE_AND_UPDATE"
    /// Only what isn't there yet is added.
    case create = "CREATE"
    /// Only what is there is replaced.
    case update = "UPDATE"
    /// What is named is taken back.
    case delete = "DELETE"
}

/// What became of them.
package struct Handing: Sendable {
    /// What was written, or would be.
    package internal(set) var summary = ImportSummary()
    /// What is wrong with those that were left out; a fault's row is the value's index and 1.
    package internal(set) var faults: [ImportFault] = []
    /// How many were passed over by the strategy, though nothing is wrong with them.
    package internal(set) var passedOver = 0

    /// Nothing handed over.
    package init() {}

    /// How many there were that changed nothing.
    package var ignored: Int { Set(faults.map(\.row)).count + passedOver + summary.unchanged }

    /// Those of several lead colleges together.
    package static func + (left: Handing, right: Handing) -> Handing {
        var sum = Handing()
        sum.summary = ImportSummary(
            created: left.summary.created + right.summary.created,
            updated: left.summary.updated + right.summary.updated,
            removed: left.summary.removed + right.summary.removed,
            unchanged: left.summary.unchanged + right.summary.unchanged
        )
        sum.faults = left.faults + right.faults
        sum.passedOver = left.passedOver + right.passedOver
        return sum
    }
}
