import Foundation
import Testing

@Suite struct `banmo import and export` {
    private struct Summary: Decodable, Equatable {
        let created: Int
        let updated: Int
        let unchanged: Int
    }

    private struct Fault: Decodable {
        let row: Int
        let column: String
        let kind: String
        let message: String
    }

    private struct Value: Decodable {
        let college: String
        let element: String
        let period: String
        let value: Double
    }

    private static let faulty = """
        college,element,period,value
        BM-LA-01,ORG_APPLICANTS,2025Q4,many
        BM-LA-01,NO_SUCH_ELEMENT,2025Q4,1
        BM-ZZ-99,ORG_APPLICANTS,2025Q4,4
        """

    @Test func `say every fault of a file and write nothing`() async throws {
        let demonstration = try await Demonstration.shared
        let file = try demonstration.file("faulty.csv", Self.faulty)
        let run = try await demonstration.banmo("import", file, "--as", "sdvc.reporter")
        #expect(run.status == 1)
        #expect(run.sentence == "Nothing was written, for the file has 3 faults.")
        #expect(run.rows.first == ["sheet", "row", "column", "value", "what is wrong", "what was expected"])
        #expect(run.output.contains("“many” is not a number."))
        #expect(run.output.contains("There is no data element “NO_SUCH_ELEMENT”."))
        #expect(run.output.contains("There is no overseas college “BM-ZZ-99” of yours."))
        let json = try await demonstration.banmo("import", file, "--as", "sdvc.reporter", "--format", "json")
        #expect(json.status == 1)
        let faults = try json.json(as: [Fault].self)
        #expect(faults.map(\.kind) == ["not-a-number", "unknown-element", "unknown-college"])
        #expect(faults.map(\.row) == [2, 3, 4])
        #expect(faults.map(\.column) == ["D", "B", "A"])
        let chinese = try await demonstration.banmo("import", file, "--as", "sdvc.reporter", in: .chinese)
        #expect(chinese.sentence == "文件有3处错误，没有写入任何数据。")
        #expect(chinese.rows.first?.suffix(2) == ["错误", "应填"])
    }

    @Test func `say in words why a cell is no number, with its row and column`() async throws {
        let demonstration = try await Demonstration.shared
        let cells = ["=1+2", "#DIV/0!", "12%", "2025-09-30", "\"1,234\"", "36:00", "many"]
        let lines = cells.map { "BM-LA-01,ORG_SPENT,2025Q4,\($0)" }
        let rows = (["college,element,period,value"] + lines).joined(separator: "\n")
        let run = try await demonstration.banmo(
            "import",
            demonstration.file("why.csv", rows),
            "--as",
            "sdvc.reporter",
            "--format",
            "json"
        )
        #expect(run.status == 1)
        let faults = try run.json(as: [Fault].self).filter { $0.kind == "not-a-number" }
        #expect(faults.map(\.row) == Array(2...8) && faults.allSatisfy { $0.column == "D" })
        let words = ["formula", "error", "percentage", "date", "1234 or 1.234", "duration", "not a number"]
        for (fault, word) in zip(faults, words) { #expect(fault.message.contains(word), "\(fault.message)") }
    }

    @Test func `write a good file with its sums`() async throws {
        let copy = try await Demonstration.copy()
        let before = try await values(of: "ORG_APPLICANTS", "2025Q3", copy)
        let laos = try #require(before.first { $0.college == "BM-LA-01" })
        // How many reports stand where is kept too, so each goes back to where it was before the check.
        try await copy.tamper(
            """
            CREATE TABLE public.stood AS SELECT report_id, state FROM collection.report WHERE period = '2025Q3';
            UPDATE collection.report SET state = 'returned' WHERE period = '2025Q3'
            """
        )
        let file = try copy.file(
            "good.csv",
            "college,element,period,value\nBM-LA-01,ORG_APPLICANTS,2025Q3,\(Int(laos.value) + 5)\n"
        )
        let run = try await copy.banmo("import", file, "--as", "sdvc.reporter")
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output == "0 new, 1 changed, 0 unchanged.\n")
        let again = try await copy.banmo("import", file, "--as", "sdvc.reporter", in: .chinese)
        #expect(again.output == "新增 0 项，修改 0 项，未变 1 项。\n")
        let after = try await values(of: "ORG_APPLICANTS", "2025Q3", copy)
        #expect(after.first { $0.college == "BM-LA-01" }?.value == laos.value + 5)
        try await copy.tamper(
            """
            UPDATE collection.report SET state = stood.state FROM public.stood WHERE stood.report_id = report.report_id
            """
        )
        #expect(try await copy.banmo("rollups", "check").status == 0)
    }

    private func values(of element: String, _ period: String, _ copy: Demonstration) async throws -> [Value] {
        let run = try await copy.banmo(
            "export",
            "--as",
            "sdvc.reporter",
            "--element",
            element,
            "--period",
            period,
            "--format",
            "json"
        )
        return try run.json(as: [Value].self)
    }

    @Test func `give back what was taken: an export that is imported again changes nothing`() async throws {
        let copy = try await Demonstration.copy()
        let file = try Demonstration.temporaryFolder().appending(path: "all.csv").path
        let exported = try await copy.banmo("export", "--as", "sdvc.reporter", "--output", file)
        #expect(exported.status == 0, "\(exported.errors)")
        #expect(exported.output == "")
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\r\n").count - 1
        #expect(lines > 2000)
        #expect(
            exported.sentence == "\(lines.formatted(.number.locale(Locale(identifier: "en")))) values were written."
        )
        let run = try await copy.banmo("import", file, "--as", "sdvc.reporter", "--format", "json")
        #expect(run.status == 0, "\(run.output.prefix(500))")
        #expect(try run.json(as: Summary.self) == Summary(created: 0, updated: 0, unchanged: lines))
        let second = try await copy.banmo("export", "--as", "sdvc.reporter")
        let kept = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        #expect(second.output == kept)
    }

    @Test(arguments: [
        (["import", "/nowhere.csv", "--as", "sdvc.reporter"], "There is no file “/nowhere.csv”; check its name."),
        (["import", "/tmp", "--as", "sdvc.reporter"], "“/tmp” is a folder; give a workbook or CSV file."),
        (
            ["import", "/dev/null", "--as", "nobody"],
            "The file is empty. Check that you chose the right one."
        ),
        (
            ["export", "--as", "nobody"],
            "Nobody signs in as “nobody”; banmo sign-ins lists the names of the demonstration."
        ),
        (["export", "--as", "sdvc.reporter", "--output", "/nowhere/x"], "“/nowhere/x” can’t be written."),
        (
            ["export", "--as", "sdvc.reporter", "--period", "2025Q7"],
            "“2025Q7” has a number 7; that year has 1 to 4, as in 2024Q2."
        ),
    ])
    func `refuse in one sentence`(arguments: [String], sentence: String) async throws {
        let run = try await Demonstration.shared.banmo.run(arguments)
        #expect(run.status == 1)
        #expect(run.errors == sentence + "\n")
        #expect(run.output == "")
    }

    @Test func `ask whose values they are where there are several`() async throws {
        let demonstration = try await Demonstration.shared
        let file = try demonstration.file("values.csv", Self.faulty)
        let run = try await demonstration.banmo("import", file, "--as", "hq.reviewer")
        #expect(run.status == 1)
        #expect(run.sentence.hasSuffix("organisations; say with --tenant whose values they are."))
        let other = try await demonstration.banmo("import", file, "--as", "hq.reviewer", "--tenant", "other")
        #expect(other.status == 1)
        #expect(other.sentence == "There is no organisation other with colleges that this member sees.")
    }
}
