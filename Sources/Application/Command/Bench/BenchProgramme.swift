import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Spreadsheet
import Tenancy

/// A programme made for measuring: colleges of one lead college in 23 countries, with monthly elements, month by month.
struct BenchProgramme {
    let rows: Int
    /// What the platform counts by itself and the rubric are the product's own.
    let content: ProgrammeContent
    let elements: Int
    let programme = Programme(code: "bench", name: LocalizedText(zh: "测速", en: "Bench"))
    let headquarters = Organisation(kind: .headquarters, nameZh: "总部", nameEn: "Headquarters")
    let lead = Organisation(kind: .leadCollege, nameZh: "院校", nameEn: "Lead college")
    let colleges: [Identifier<College>]
    private let members = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Identifier<Member>()) })
    private let batch = UUID().uuidString

    init(rows: Int, content: ProgrammeContent, elements: Int = 40, colleges: Int = 38) {
        self.rows = rows
        self.content = content
        self.elements = elements
        self.colleges = (0..<colleges).map { _ in Identifier() }
    }

    private func member(_ role: Role, of organisation: Organisation) -> Member {
        let name = "bench-\(role.rawValue)"
        return Member(
            id: members[role] ?? Identifier(),
            name: name,
            fullName: name,
            role: role,
            organisation: organisation.id,
            programme: programme.id
        )
    }

    var reporter: Member { member(.reporter, of: lead) }
    var approver: Member { member(.approver, of: lead) }
    var reviewer: Member { member(.reviewer, of: headquarters) }
    var hqAdmin: Member { member(.hqAdmin, of: headquarters) }

    private static let dataSet = DataSet(
        code: "BENCH",
        name: LocalizedText(zh: "测速", en: "Bench"),
        frequency: .monthly,
        source: .college,
        dueDays: 10
    )

    /// Three flows for each stock.
    private var dictionary: DataDictionary {
        let counted = content.dictionary.elements.filter { $0.source == .system }
        let elements = (0..<elements).map { index in
            Element(
                code: "BENCH_ELEMENT_\(index)",
                uid: "bench" + String(format: "%06d", index),
                name: LocalizedText(zh: "数据项", en: "Element"),
                domain: .overall,
                valueType: .number,
                unit: "person",
                overTime: index % 4 == 3 ? .last : .sum,
                frequency: .monthly,
                source: .college,
                reference: "",
                dataSet: Self.dataSet.code
            )
        }
        return DataDictionary(elements: counted + elements, dataSets: [Self.dataSet])
    }

    /// Writes programme, organisations, dictionary and colleges.
    ///
    /// - Parameter isWhole: with the product's own dictionary and indicators in place of those that are measured by.
    func found(in database: Database, isWhole: Bool = false) async throws {
        let founding = ProgrammeFounding(
            programme,
            headquarters: headquarters,
            admin: hqAdmin,
            password: try await database.passwords.hash(NewMember.randomPassword(), for: "command"),
            content: isWhole
                ? content : ProgrammeContent(dictionary: dictionary, indicators: [], rubric: content.rubric)
        )
        try await database.found(founding, at: Date(), from: "command") { scope in
            try await scope.insert(lead, country: "CN")
            for member in [reporter, approver] { try await scope.insert(member) }
            for (index, college) in colleges.enumerated() { try await scope.insert(entry(college, index)) }
            return []
        }
    }

    private func entry(_ id: Identifier<College>, _ index: Int) -> CollegeEntry {
        let college = College(
            id: id,
            tenant: lead.id,
            programme: programme.id,
            partner: Identifier(),
            code: code(index),
            nameZh: code(index),
            nameEn: code(index),
            country: country(index),
            cityZh: "",
            cityEn: "",
            state: .operating,
            since: Date()
        )
        return CollegeEntry(college, leadZh: "", leadEn: "", partnerZh: "", partnerEn: "")
    }

    /// Where one of its colleges is.
    func country(_ index: Int) -> String { "X\(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 23)))" }

    /// What its colleges are called by.
    var codes: [String] { colleges.indices.map(code) }

    private func code(_ index: Int) -> String { "BM-XX-\(String(format: "%02d", index + 1))" }

    /// The values month by month, as files of many months come.
    private var values: some Sequence<(college: Int, element: Int, period: Int, value: String)> {
        (0..<rows).lazy.map { row in
            let (college, element, month) = (
                row % colleges.count, row / colleges.count % elements, row / (colleges.count * elements)
            )
            let period = (2015 + month / 12) * 100 + month % 12 + 1
            return (college, element, period, "\(row * 7919 % 100_003).\(row % 10)")
        }
    }

    /// The file to import.
    var csv: String {
        var text = "college,element,period,value\n"
        for it in values { text += "\(code(it.college)),BENCH_ELEMENT_\(it.element),\(it.period),\(it.value)\n" }
        return text
    }

    /// The same in a temporary file.
    func file() throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "banmo-bench-\(UUID().uuidString).csv")
        try Data(csv.utf8).write(to: file)
        return file
    }

    /// Imports the file as its lead college does.
    func load(_ file: URL, into database: Database) async throws {
        let written = try await ValueImport(database: database, by: Act(reporter, at: Date(), from: "bench"))
            .load(try SheetFile(.file(file)), named: "bench.csv", of: lead.id)
        guard written.created == rows else { throw Complaint("commands.bench.wrong") }
    }

    /// The same rows as COPY reads them into a table like the values' own.
    var copy: String {
        let ids = colleges.map(\.description)
        var text = ""
        for (row, it) in values.enumerated() {
            text += "\(lead.id)\t\(ids[it.college])\tBENCH_ELEMENT_\(it.element)\t\t\(it.period)\t\(programme.id)\t"
            text += "\(it.value)\t2025-11-20 12:00:00+00\t1\t\(batch)\t\(row + 2)\n"
        }
        return text
    }
}
