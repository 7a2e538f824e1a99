import Foundation
import Testing

/// Small files of each kind that was once read wrongly, or refused for no reason, in the shapes in which public files have
/// them; `1904-with-x15-workbookPr.xlsx` and its like are told by their names.
@Suite struct `Files as people have them` {
    private struct Summary: Decodable {
        let created: Int
        let updated: Int
        let unchanged: Int
        var count: Int { created + updated + unchanged }
    }

    private struct Fault: Decodable {
        let row: Int
        let column: String
        let kind: String
        let message: String
    }

    private struct Value: Decodable {
        let college: String
        let value: Double
    }

    /// The only value that they hold, of BM-LA-01.
    private static let read: [(element: String, period: String, value: Double, files: [String])] = [
        (
            "ORG_APPLICANTS", "2025Q3", 142,
            [
                "00-plain.xlsx", "c-v-in-inline.xlsx", "csv-double-bom.csv", "csv-formula-guard.csv",
                "form-control-after-last-row.xlsx", "main-part-at-root.xlsx", "percent-encoded-target.xlsx",
                "styles-named-but-absent.xlsx", "utf16-parts.xlsx", "zip-backslash.xlsx",
            ]
        ),
        ("ORG_SPENT", "2025Q4", 78, ["csv-dhis2-default-category.csv"]),
        ("ORG_SPENT", "2025Q4", 79, ["csv-dhis2-spaced-quotes.csv"]),
        ("ORG_SPENT", "2025Q4", 5, ["csv-heading-linebreak.csv", "csv-heading-star.csv"]),
        ("ORG_SPENT", "2025Q4", 142, ["csv-invisible-lrm-code.csv", "csv-invisible-zwsp-value.csv"]),
        ("ORG_SPENT", "2025Q4", 5, ["csv-vertical-tab.csv"]),
        ("TCH_HOURS_PLANNED", "202511", 5, ["csv-month-with-dash.csv"]),
        ("TCH_HOURS_PLANNED", "202511", 15_000, ["scaled-wan.xlsx"]),
    ]

    /// The one fault of each: its kind, its cell, and a word that says why.
    private static let faulty = [
        ("1904-with-x15-workbookPr.xlsx", "unknown-period", "C2", "2025-10-01"),
        ("csv-dhis2-deleted.csv", "deleted", "K2", "marked as deleted"),
        ("csv-dup-heading.csv", "column-twice", "E1", "D and E"),
        ("csv-period-before-2015.csv", "outside-years", "C2", "201201"),
        ("csv-tab-local-numbers.csv", "not-a-number", "D2", "2345 or 2.345"),
        ("elapsed-minutes.xlsx", "not-a-number", "D2", "duration"),
        ("hidden-sheet-values.xlsx", "hidden-sheet", "D2", "hidden"),
        ("hours-elapsed-h.xlsx", "not-a-number", "D2", "duration"),
        ("time-of-day-builtin.xlsx", "not-a-number", "D2", "time"),
        ("v-nan.xlsx", "not-a-number", "D2", "NaN"),
    ]

    /// What a file that can't be told apart into cells is told.
    private static let unreadable = [
        ("csv-unclosed.csv", "never closed", "row 2"), ("html-div-as-xls.xls", "web page", "not a workbook"),
        ("mhtml-as-xls.xls", "web page", "not a workbook"),
    ]

    private static func place(_ file: String) throws -> String {
        try #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(file)").path
    }

    /// The demonstration with reports that take values.
    private static let open = Task {
        let copy = try await Demonstration.copy()
        try await copy.tamper("UPDATE collection.report SET state = 'returned' WHERE period IN ('2025Q3', '202511')")
        return copy
    }

    @Test func `are read as who made them sees them`() async throws {
        let copy = try await Self.open.value
        for group in Self.read {
            for (index, file) in group.files.enumerated() {
                let place = try Self.place(file)
                let run = try await copy.banmo("import", place, "--as", "sdvc.reporter", "--format", "json")
                #expect(run.status == 0, "\(file): \(run.output)")
                let summary = try run.json(as: Summary.self)
                #expect(summary.count == 1 && (index == 0 || summary.unchanged == 1), "\(file): \(summary)")
            }
            let exported = try await copy.banmo(
                "export",
                "--as",
                "sdvc.reporter",
                "--element",
                group.element,
                "--period",
                group.period,
                "--format",
                "json"
            )
            let value = try exported.json(as: [Value].self).first { $0.college == "BM-LA-01" }?.value
            #expect(value == group.value, "\(group.files[0])")
        }
    }

    @Test(arguments: faulty)
    func `with a fault are refused at its cell, which is said`(
        file: String,
        kind: String,
        cell: String,
        word: String
    ) async throws {
        let demonstration = try await Self.open.value
        let place = try Self.place(file)
        let run = try await demonstration.banmo("import", place, "--as", "sdvc.reporter", "--format", "json")
        #expect(run.status == 1)
        let faults = try run.json(as: [Fault].self)
        #expect(faults.map(\.kind) == [kind] && faults.map { "\($0.column)\($0.row)" } == [cell])
        #expect(faults.first?.message.contains(word) == true, "\(faults)")
    }

    @Test(arguments: unreadable)
    func `that can't be told apart into cells are told what they are`(file: String, words: String, more: String)
        async throws
    {
        let run = try await Demonstration.shared.banmo("import", try Self.place(file), "--as", "sdvc.reporter")
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.sentence.contains(words) && run.sentence.contains(more), "\(run.sentence)")
    }

    @Test func `are all tried`() throws {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures").path
        let tried = Self.read.flatMap(\.files) + Self.faulty.map(\.0) + Self.unreadable.map(\.0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == tried.sorted())
    }
}
