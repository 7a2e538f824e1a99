import Language

/// A file that was refused whole, with its faults: the first at the top, all of them in a table.
struct RefusedFile {
    /// What is wrong with a cell.
    struct Fault {
        /// Where the summary at the top leads to.
        var id = ""
        let place: String
        let column: String
        let value: String?
        let message: String
        let expected: String
        let example: String?
    }

    let summary: String
    /// The faults that the summary at the top links to.
    let first: [Fault]
    let faults: [Fault]
    let more: String?
    let cutOff: String?

    /// How many faults the summary links to, and how many the page lists: more is mended no quicker.
    private static let (summarySize, tableSize) = (10, 200)

    /// - Parameters:
    ///   - rows: how many were looked at; nil for the faulty ones where not all of them are known.
    ///   - count: how many faults there are, listed or not.
    init(rows: Int, faultyRows: Int?, faults all: [Fault], count: Int, _ texts: Texts) {
        summary =
            if let faultyRows, rows > 0 {
                texts("upload.checked", ["count": .integer(rows), "sound": .integer(max(0, rows - faultyRows))])
            } else {
                texts("upload.read", ["count": .integer(rows)])
            }
        faults = all.prefix(Self.tableSize).enumerated().map { index, fault in
            var fault = fault
            fault.id = "fault-\(index + 1)"
            return fault
        }
        first = Array(faults.prefix(Self.summarySize))
        let rest = count - first.count
        more = rest > 0 ? texts("upload.moreFaults", ["count": .integer(rest)]) : nil
        cutOff = count > faults.count ? texts("upload.cutOff", ["count": .integer(faults.count)]) : nil
    }
}
