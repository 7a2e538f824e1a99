import Collection
import Foundation
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite struct `Faults of an import` {
    @Test(arguments: [
        ("BM-XX-99,ORG_STUDENTS,,2025Q3,1", "unknown-college", "A", "BM-XX-99", ""),
        ("BM-LA-03,ORG_STUDENTS,,2025Q3,1", "unknown-college", "A", "BM-LA-03", ""),
        ("BM-LA-02,ORG_STUDENTS,,2025Q3,1", "other-college", "A", "BM-LA-02", "BM-LA-01"),
        (",ORG_STUDENT,,2025Q3,1", "unknown-element", "B", "ORG_STUDENT", ""),
        (",TCH_GRADUATES,,2025,1", "other-data-set", "B", "TCH_GRADUATES", "Y_COLLEGE"),
        (",ORG_STUDENTS,female,2025Q3,1", "unknown-category", "C", "female", ""),
        (",ORG_STUDENTS,,2025Q5,1", "unknown-period", "D", "2025Q5", "quarterly"),
        (",ORG_STUDENTS,,202509,1", "wrong-frequency", "D", "202509", "quarterly"),
        (",ORG_STUDENTS,,2025Q2,1", "other-period", "D", "2025Q2", "2025Q3"),
        (",ORG_STUDENTS,,2026Q1,1", "other-period", "D", "2026Q1", "2025Q3"),
        (",ORG_STUDENTS,,2025Q3,四百", "not-a-number", "E", "四百", "integer"),
        (",ORG_STUDENTS,,2025Q3,12%", "not-a-number", "E", "12%", "integer"),
        (",ORG_SPENT,,2025Q3,\"1,234\"", "not-a-number", "E", "1,234", "money"),
        (",ORG_STUDENTS,,2025Q3,13.5", "not-whole", "E", "13.5", ""),
        (",ORG_STUDENTS,,2025Q3,-3", "negative", "E", "-3", ""),
        (",ORG_SPENT,,2025Q3,1000000000000000", "too-long", "E", "1000000000000000", ""),
        (",ORG_SPENT,,2025Q3,0.1234567", "too-long", "E", "0.1234567", ""),
        (",ORG_PARTNER_CONTRIBUTION,,2025Q3,5", "other-source", "B", "ORG_PARTNER_CONTRIBUTION", "partner"),
        (",SYS_REPORTS_EXPECTED,,202509,5", "other-source", "B", "SYS_REPORTS_EXPECTED", "system"),
    ])
    func `each is told with its place, what stands there and what was expected`(
        line: String,
        kind: String,
        column: String,
        found: String,
        expected: String
    ) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let file = try test.csv("college,element,category,period,value", ",ORG_TEACHERS_CN,,,5", line)
        let faults = try await test.faults(file, to: report)
        let fault = try #require(faults.first { $0.kind.rawValue == kind })
        let ofPeriod = faults.filter { $0.field == .period }
        #expect(ofPeriod.count < 2, "A wrong period is one fault, without others beside the point.")
        #expect(fault.row == 3 && fault.column == column && fault.found == found && fault.expected == expected)
        #expect(try await test.value("ORG_TEACHERS_CN", "2025Q3") == nil)
        #expect(try await test.report("Q_COLLEGE", "2025Q3").state == .open)
    }

    @Test func `a part is never above its whole, as both would stand afterwards`() async throws {
        let test = try await TestCollection()
        func faults(_ lines: String...) async throws -> [String] {
            let report = try await test.report("Q_COLLEGE", "2025Q3")
            do {
                try await test.upload(lines, to: report)
                return []
            } catch let refused as ImportRefused {
                return refused.faults.map { "\($0.kind.rawValue) \($0.row) \($0.element) \($0.found) \($0.expected)" }
            }
        }
        let above = "above-whole 3 ORG_STUDENTS_FEMALE 60 ORG_STUDENTS = 50"
        #expect(try await faults("ORG_STUDENTS,50", "ORG_STUDENTS_FEMALE,60") == [above])
        #expect(try await faults("ORG_STUDENTS,50", "ORG_STUDENTS_FEMALE,50") == [])
        // The whole stands already, then the part does; then the whole is taken back.
        #expect(
            try await faults("ORG_STUDENTS_FEMALE,51") == [
                "above-whole 2 ORG_STUDENTS_FEMALE 51 ORG_STUDENTS = 50"
            ]
        )
        #expect(
            try await faults("ORG_STUDENTS,49") == ["above-whole 2 ORG_STUDENTS 50 ORG_STUDENTS = 49"]
        )
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        _ = try await test.values(minutes: 1).type(["ORG_STUDENTS": ""], into: report.id, reason: "撤回")
        #expect(try await faults("ORG_STUDENTS_DISADVANTAGED,9", "ORG_SPENT,5") == [])
    }

    @Test func `every fault of a file is found at once and kept with the batch`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let file = try test.csv(
            "季报",
            "数据项代码,数值",
            "ORG_STUDENTS,412",
            "ORG_STUDENTS,413",
            "ORG_STUDENTS_FEMALE,x",
            "ORG_NOTHING,y"
        )
        let batch = Identifier<Batch>()
        await #expect(throws: ImportRefused.self) {
            _ = try await test.values().upload(file, named: "季报.csv", to: report.id, as: batch, reason: "")
        }
        let entry = try await test.database.reading(as: test.reporter) { try await $0.batch(batch) }
        #expect(entry.isRefused && entry.faultCount == 4 && entry.rows == 4 && entry.fileName == "季报.csv")
        #expect(entry.faults.map(\.kind) == [.duplicate, .notANumber, .unknownElement, .notANumber])
        #expect(entry.faults.map(\.row) == [4, 5, 6, 6] && entry.faults[0].expected == "3")
        #expect(entry.faults.map(\.column) == ["A", "B", "A", "B"])
        #expect(entry.faults[1].element == "ORG_STUDENTS_FEMALE")
        let other = test.programme.stranger
        await #expect(throws: NotFound.self) {
            _ = try await test.database.reading(as: other) { try await $0.batch(batch) }
        }
    }

    @Test func `a sheet is named, and an error in a cell is shown`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: place) }
        let book = try Workbook(at: place)
        let note = try book.add(SheetLayout(name: "说明", columns: [SheetColumn("请先读")]))
        try note.append(["数值不得为负"])
        let sheet = try book.add(
            SheetLayout(name: "总体数据", columns: ["序号", "数据项代码", "数值"].map { SheetColumn($0) })
        )
        try sheet.append([1, "ORG_STUDENTS", "四百一十二"])
        try book.close()
        let faults = try await test.faults(SheetFile(.file(place)), to: report)
        #expect(faults.count == 1)
        #expect(faults.first?.sheet == "总体数据" && faults.first?.row == 2 && faults.first?.column == "C")
    }

    @Test(arguments: [
        ("a,b\n1,2", ImportFault.Kind.columnMissing, ImportFault.Field.element),
        ("element,x\nORG_STUDENTS,2", .columnMissing, .value),
        ("element,value\nORG_STUDENTS,", .noValues, .value),
    ])
    func `a file without its columns or without values is refused`(
        text: String,
        kind: ImportFault.Kind,
        field: ImportFault.Field
    ) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let faults = try await test.faults(try test.csv(text), to: report)
        #expect(faults.map(\.kind) == [kind] && faults.map(\.field) == [field])
    }

    @Test func `a number longer than any database holds is a fault, not a failure`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let long = String(repeating: "9", count: 100_000)
        let faults = try await test.faults(try test.csv("element,value", "ORG_STUDENTS,\(long)"), to: report)
        #expect(faults.map(\.kind) == [.notANumber] && faults[0].found.count == 200)
    }

    @Test func `a thousand faults are told and all are counted`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let lines = (1...1_500).map { "NONE_\($0),1" }
        let batch = Identifier<Batch>()
        let file = try SheetFile(.bytes(Data((["element,value"] + lines).joined(separator: "\n").utf8)))
        await #expect(throws: ImportRefused.self) {
            _ = try await test.values().upload(file, named: "a", to: report.id, as: batch, reason: "")
        }
        let entry = try await test.database.reading(as: test.reporter) { try await $0.batch(batch) }
        #expect(entry.faultCount == 1_500 && entry.faults.count == 1_000 && entry.faults[999].row == 1_001)
    }

    @Test func `an import finds the values of locked reports`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        let approver = test.programme.approver
        try await test.database.take(.submit, on: report.id, by: Act(approver, at: test.now, from: "test"), reason: nil)
        let header = "college,element,period,value"
        let changed = try test.csv(header, "BM-LA-01,ORG_STUDENTS,2025Q3,413")
        await #expect(throws: ImportRefused.self) {
            _ = try await test.values().load(changed, named: "b.csv", of: test.programme.lead.id)
        }
        let same = try test.csv(header, "BM-LA-01,ORG_STUDENTS,2025Q3,412.0")
        let summary = try await test.values().load(same, named: "c.csv", of: test.programme.lead.id)
        #expect(summary == ImportSummary(unchanged: 1))
    }

    @Test(arguments: ["2026Q1", "2049Q4"])
    func `a period to come has not begun, however far it lies`(period: String) async throws {
        let test = try await TestCollection()
        let file = try test.csv("college,element,period,value", "BM-LA-01,ORG_STUDENTS,\(period),413")
        do {
            _ = try await test.values().load(file, named: "b.csv", of: test.programme.lead.id)
            Issue.record("\(period) was taken.")
        } catch let refused as ImportRefused {
            #expect(refused.faults.map(\.kind) == [.future])
        }
    }
}
