import Collection
import Foundation
import Number
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite struct `Importing values` {
    @Test func `a CSV file is written with history and sums, and its report is prepared`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let summary = try await test.upload(["ORG_STUDENTS,412", "ORG_SPENT,1284600.55"], to: report)
        #expect(summary == ImportSummary(created: 2))
        #expect(try await test.value("ORG_SPENT", "2025Q3") == Number("1284600.55"))
        #expect(try await test.rollup("ORG_STUDENTS", "2025", in: "LA")?.sum == 412)
        #expect(try await test.rollup("ORG_STUDENTS", "2025Q3", in: "LA")?.colleges == 1)
        let after = try await test.report("Q_COLLEGE", "2025Q3")
        #expect(after.state == .prepared && after.filled == 2 && after.preparedBy == test.reporter.fullName)
        #expect(try await test.differences().isEmpty)
    }

    @Test func `a workbook in Chinese with notes above its header is read`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: place) }
        let book = try Workbook(at: place)
        let columns = ["数据项代码", "名称", "单位", "期间", "学院代码", "数值"].map { SheetColumn($0) }
        let sheet = try book.add(SheetLayout(name: "季报", columns: columns, introduction: ["办学季报", "请填写"]))
        try sheet.append(["ORG_STUDENTS", "在校生数", "人", "2025Q3", "BM-LA-01", 412])
        try sheet.append(["ORG_APPLICANTS", "报名人数", "人", "", "", 14])
        try sheet.append(["ORG_TEACHERS_CN", "中方教师数", "人"])
        try book.close()
        let batch = Identifier<Batch>()
        let summary = try await test.values()
            .upload(SheetFile(.file(place)), named: "季报.xlsx", to: report.id, as: batch, reason: "首报")
        #expect(summary == ImportSummary(created: 2))
        let (entry, changes) = try await test.database.reading(as: test.reporter) { scope in
            let key = try await scope.reportKey(report.id)
            return (try await scope.batch(batch), try await scope.changes(of: batch, in: key))
        }
        #expect(entry.fileName == "季报.xlsx" && entry.rows == 2 && !entry.isRefused && entry.reason == "首报")
        #expect(changes.map(\.element) == ["ORG_APPLICANTS", "ORG_STUDENTS"])
        #expect(changes.map(\.row) == [5, 4] && changes[0].value == 14 && changes[0].before == nil)
    }

    @Test func `unchanged values are counted and leave no history`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412", "ORG_APPLICANTS,4"], to: report)
        let summary = try await test.upload(
            ["ORG_STUDENTS,412", "ORG_APPLICANTS,14", "ORG_TEACHERS_CN,6"],
            to: report,
            minutes: 5
        )
        #expect(summary == ImportSummary(created: 1, updated: 1, unchanged: 1))
        let histories = try await test.database.reading(as: test.reporter) { scope in
            let key = try await scope.reportKey(report.id)
            func history(_ element: String) async throws -> [ValueChange] {
                let value = ValueKey(college: key.college, element: element, period: key.period)
                return try await scope.history(of: value, tenant: key.tenant)
            }
            return (try await history("ORG_STUDENTS"), try await history("ORG_APPLICANTS"))
        }
        #expect(histories.0.count == 1)
        #expect(histories.1.map(\.value) == [14, 4] && histories.1.map(\.before) == [4, nil])
        #expect(histories.1[0].member == test.reporter.fullName && histories.1[0].row == 3)
        #expect(histories.1[0].at == test.now + 300)
    }

    @Test func `a value is known as it was on a past day, and taking back leaves nothing, not 0`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,400"], to: report)
        _ = try await test.values(minutes: 10).type(["ORG_STUDENTS": "4１2"], into: report.id, reason: "更正")
        let removed = try await test.values(minutes: 20).type(["ORG_STUDENTS": " "], into: report.id, reason: "撤回")
        #expect(removed == ImportSummary(removed: 1))
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == nil)
        #expect(try await test.rollup("ORG_STUDENTS", "2025", in: "LA") == nil)
        let key = ValueKey(college: test.colleges[0], element: "ORG_STUDENTS", period: "2025Q3")
        let lead = test.programme.lead.id
        let (known, history) = try await test.database.reading(as: test.reporter) { scope in
            var known: [Number?] = []
            for minutes in [-1, 0, 9, 10, 19, 20] {
                let moment = test.now + TimeInterval(minutes * 60)
                known.append(try await scope.value(of: key, tenant: lead, asKnown: moment))
            }
            return (known, try await scope.history(of: key, tenant: lead))
        }
        #expect(known == [nil, 400, 400, 412, 412, nil])
        #expect(history.map(\.value) == [nil, 412, 400] && history.map(\.before) == [412, 400, nil])
        #expect(history.map(\.reason) == ["撤回", "更正", ""])
        #expect(try await test.differences().isEmpty)
    }

    @Test func `two changes at the same moment are both kept, in their order`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        for value in ["1", "2", "3"] { try await test.upload(["ORG_STUDENTS,\(value)"], to: report) }
        let key = ValueKey(college: test.colleges[0], element: "ORG_STUDENTS", period: "2025Q3")
        let history = try await test.database.reading(as: test.reporter) { scope in
            try await scope.history(of: key, tenant: test.programme.lead.id)
        }
        #expect(history.map(\.value) == [3, 2, 1])
    }

    @Test func `a file of several colleges is loaded for its tenant`() async throws {
        let test = try await TestCollection()
        let file = try test.csv(
            "college,element,period,value",
            "BM-LA-01,TCH_HOURS_PLANNED,202507,100",
            "BM-LA-02,TCH_HOURS_PLANNED,202507,50",
            "BM-TZ-01,TCH_HOURS_PLANNED,202509,30"
        )
        let summary = try await test.values().load(file, named: "all.csv", of: test.programme.lead.id)
        #expect(summary == ImportSummary(created: 3))
        #expect(try await test.rollup("TCH_HOURS_PLANNED", "2025Q3", in: "LA")?.sum == 150)
        #expect(try await test.rollup("TCH_HOURS_PLANNED", "2024Sep", in: "LA")?.colleges == 2)
        #expect(try await test.rollup("TCH_HOURS_PLANNED", "2025Sep", in: "TZ")?.sum == 30)
        #expect(try await test.differences().isEmpty)
    }
}
