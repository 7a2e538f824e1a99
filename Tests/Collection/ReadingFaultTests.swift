import Collection
import Foundation
import Number
import Spreadsheet
import Support
import Tenancy
import Testing

/// Faults that lie between what a file looks like and what is in it.
@Suite struct `What files of values look like` {
    private static let header = "college,element,period,value"

    private func load(_ test: TestCollection, _ lines: [String]) async throws -> ImportSummary {
        try await test.values().load(
            SheetFile(.bytes(Data(lines.joined(separator: "\n").utf8))),
            named: "a.csv",
            of: test.programme.lead.id
        )
    }

    private func faults(_ test: TestCollection, _ lines: [String]) async throws -> [ImportFault] {
        do {
            _ = try await load(test, lines)
            return []
        } catch let refused as ImportRefused {
            return refused.faults
        }
    }

    @Test(arguments: [
        "学院代码*,数据项代码＊,期间 *,数值*", "\"学院\n代码\",\"数据项\r\n代码\",期间,数值", "学院　代码,数据项 代码,　期间,数值　",
        "college_code,Data-Element,PERIOD_CODE,value", "\u{200B}college,element\u{FEFF},period,\u{200E}value",
        "ＣＯＬＬＥＧＥ,element,Period:,value (required)", "学院代码（必填）,数据项代码(必填),期间（必填）,数值（必填）",
        "\"college\",   \"element\",  \"period\",  \"value\"", "orgunit,dataelement,period,value",
        "\u{FEFF}\u{FEFF}\"college\",element,period,value",
        // Codes beside names: the codes count.
        "学院代码,数据项代码,期间,数值,海外学院,数据项",
    ])
    func `may have headings as people write them`(_ header: String) async throws {
        let test = try await TestCollection()
        #expect(try await load(test, [header, "BM-LA-01,ORG_STUDENTS,2025Q3,412"]) == ImportSummary(created: 1))
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 412)
    }

    @Test(arguments: [
        ("college,element,period,value,value", "value", "D", "E", "value"),
        ("college,element,period,数值,本期值", "value", "D", "E", "本期值"),
        ("college,element,期间,value,报告期*", "period", "C", "E", "报告期*"),
        ("学院代码,element,period,value,College Code", "college", "A", "E", "College Code"),
    ])
    func `are refused where two columns may be the same one`(
        _ header: String,
        _ field: String,
        _ first: String,
        _ second: String,
        _ heading: String
    ) async throws {
        let test = try await TestCollection()
        let faults = try await faults(test, [header, "BM-LA-01,ORG_STUDENTS,2025Q3,142,999"])
        #expect(faults.map(\.kind) == [.columnTwice] && faults.map(\.field.rawValue) == [field])
        #expect(faults.first?.expected == first && faults.first?.column == second && faults.first?.found == heading)
        #expect(faults.first?.row == 1)
    }

    @Test(arguments: [
        "BM-LA-01\u{200E},ORG_STUDENTS,2025Q3,142", "BM-LA-01,ORG_\u{200B}STUDENTS,2025Q3\u{FEFF},142\u{200B}",
        "=\"BM-LA-01\",=\"ORG_STUDENTS\",=\"2025Q3\",=\"142\"",
        "BM-LA-01,  \"ORG_STUDENTS\",\u{3000}2025Q3,\u{2060}142",
    ])
    func `don't hide what nobody sees in codes and numbers`(_ line: String) async throws {
        let test = try await TestCollection()
        #expect(try await load(test, [Self.header, line]) == ImportSummary(created: 1))
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 142)
    }

    @Test(arguments: [
        ("ORG_STUDENTS", "2014Q4", "outside-years"), ("TCH_HOURS_PLANNED", "201201", "outside-years"),
        ("TCH_HOURS_PLANNED", "2012-01", "outside-years"), ("ORG_STUDENTS", "2050Q1", "outside-years"),
        ("ORG_STUDENTS", "9999Q4", "outside-years"), ("ORG_STUDENTS", "2014W12", "outside-years"),
        ("ORG_STUDENTS", "2025W12", "wrong-frequency"), ("ORG_STUDENTS", "2025-09-30", "unknown-period"),
        ("ORG_STUDENTS", "2014-09-30", "unknown-period"), ("ORG_STUDENTS", "2025-13", "unknown-period"),
        ("ORG_STUDENTS", "2025-09", "wrong-frequency"), ("TCH_HOURS_PLANNED", "2026-03", "future"),
    ])
    func `name periods, which are told from what is none`(_ element: String, _ period: String, _ kind: String)
        async throws
    {
        let test = try await TestCollection()
        let faults = try await faults(test, [Self.header, "BM-LA-01,\(element),\(period),1"])
        #expect(faults.map(\.kind.rawValue) == [kind])
    }

    @Test func `may write months with a dash`() async throws {
        let test = try await TestCollection()
        #expect(
            try await load(test, [Self.header, "BM-LA-01,TCH_HOURS_PLANNED,2025-09,5.5"]) == ImportSummary(created: 1)
        )
        #expect(try await test.value("TCH_HOURS_PLANNED", "202509") == 5.5)
    }

    @Test(arguments: ["", "default", "DEFAULT", "HllvX50cXC0"])
    func `may name DHIS2's default, which is no category`(_ category: String) async throws {
        let test = try await TestCollection()
        let header = "dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,deleted"
        for marked in ["", "false", "0"] {
            let line = "ORG_STUDENTS,2025Q3,BM-LA-01,\(category),\(category),78,\(marked)"
            _ = try await load(test, [header, line])
        }
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 78)
    }

    @Test(arguments: ["true", "TRUE", "1", "yes", "是"])
    func `write nothing that DHIS2 marks as deleted`(_ mark: String) async throws {
        let test = try await TestCollection()
        let header = "dataelement,period,orgunit,value,deleted"
        let faults = try await faults(test, [header, "ORG_STUDENTS,2025Q3,BM-LA-01,77,\(mark)"])
        #expect(faults.map(\.kind) == [.deleted] && faults.first?.column == "E" && faults.first?.found == mark)
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == nil)
    }

    @Test(arguments: [
        ("college\telement\tperiod\tvalue", "BM-LA-01\tORG_SPENT\t2025Q3\t2.345", true),
        ("college,element,period,value", "BM-LA-01,ORG_SPENT,2025Q3,2.345", true),
        ("college,element,period,value", "BM-LA-01,ORG_SPENT,2025Q3,2.34", false),
    ])
    func `leave a point open beside a decimal comma`(_ header: String, _ line: String, _ isOpen: Bool) async throws {
        let test = try await TestCollection()
        let other = header.contains("\t") ? "BM-LA-02\tORG_SPENT\t2025Q3\t345,5" : "BM-LA-02,ORG_SPENT,2025Q3,\"345,5\""
        let faults = try await faults(test, [header, line, other])
        #expect(faults.map(\.kind) == (isOpen ? [.notANumber] : []) && faults.allSatisfy { $0.row == 2 })
        if !isOpen { #expect(try await test.value("ORG_SPENT", "2025Q3") == 2.34) }
    }

    @Test func `are taken at their point where no comma is decimal`() async throws {
        let test = try await TestCollection()
        let lines = [Self.header, "BM-LA-01,ORG_SPENT,2025Q3,2.345", "BM-LA-02,ORG_SPENT,2025Q3,\"1,234.5\""]
        #expect(try await load(test, lines) == ImportSummary(created: 2))
        #expect(try await test.value("ORG_SPENT", "2025Q3") == 2.345)
    }

    @Test func `have values that nobody sees in a hidden sheet: they are refused by its name`() async throws {
        let test = try await TestCollection()
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: place) }
        let book = try Workbook(at: place)
        let columns = ["college", "element", "period", "value"].map { SheetColumn($0) }
        let seen = try book.add(SheetLayout(name: "本期", columns: columns))
        try seen.append(["BM-LA-01", "ORG_STUDENTS", "2025Q3", 142])
        let hidden = try book.add(SheetLayout(name: "上期", columns: columns, isHidden: true))
        try hidden.append(["BM-LA-02", "ORG_STUDENTS", "2025Q3", 999])
        // A hidden list of words is no value.
        let words = try book.add(SheetLayout(name: "词表", columns: [SheetColumn("数据项")], isHidden: true))
        try words.append(["ORG_STUDENTS"])
        try book.close()
        do {
            _ = try await test.values().load(SheetFile(.file(place)), named: "a", of: test.programme.lead.id)
            Issue.record("A hidden value was written.")
        } catch let refused as ImportRefused {
            #expect(refused.faults.map(\.kind) == [.hiddenSheet])
            #expect(refused.faults.first?.sheet == "上期" && refused.faults.first?.row == 2)
            #expect(refused.faults.first?.column == "D" && refused.faults.first?.found == "999")
        }
    }

    @Test func `have one fault for one cell that is no number, whatever stood there before`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        let approver = test.programme.approver
        try await test.database.take(.submit, on: report.id, by: Act(approver, at: test.now, from: "test"), reason: nil)
        for value in ["NaN", "36:00:00", "=1+2"] {
            let faults = try await faults(test, [Self.header, "BM-LA-01,ORG_STUDENTS,2025Q3,\(value)"])
            #expect(faults.map(\.kind) == [.notANumber] && faults.first?.found == value)
        }
    }
}
