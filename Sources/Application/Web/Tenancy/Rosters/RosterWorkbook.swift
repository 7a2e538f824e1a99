import Foundation
import Language
import Spreadsheet
import Tenancy

/// The workbook of a roster to fill in: headings that an upload understands, choices where there are only some words, and
/// notes on what goes where, in the reader's language.
struct RosterWorkbook {
    private let columns: [RosterColumn]
    private let title: String
    private let introduction: [String]
    private let subject: RosterSubject
    private let texts: Texts

    /// How many rows are ready to be filled in; more can be added below.
    private static let rows = 200

    init(_ page: RosterPage, _ site: Site, _ texts: Texts) {
        subject = page.subject
        self.texts = texts
        columns = page.columns(site, texts)
        title = texts("\(page.subject.word).addMany")
        let organisation = page.organisation.map {
            [
                texts.name(zh: $0.nameZh, en: $0.nameEn)
                    + texts("words.colon")
                    + texts("members.numberHint", ["number": .text(SignInName.number(of: $0.id))])
            ]
        }
        introduction =
            [title] + (organisation ?? [texts("roster.form.first")]) + [
                texts("roster.form.fill"), texts("roster.form.send"),
            ]
    }

    func bytes(at moment: Date) throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.appending(path: "banmo-\(UUID().uuidString).xlsx")
        defer { unlink(place.path) }
        let book = try Workbook(at: place, made: moment)
        let countries = columns.first { $0.field == .country }?.choices ?? []
        let list = SheetLayout(
            name: texts("roster.form.countries"),
            columns: [
                SheetColumn(texts("roster.fields.country"), width: 40)
            ]
        )
        let sheet = try book.add(
            SheetLayout(
                name: title,
                columns: columns.map { column($0, countries: "='\(list.name)'!$A$2:$A$\(countries.count + 1)") },
                introduction: introduction
            )
        )
        for _ in 0..<Self.rows { try sheet.append([]) }
        try sheet.checkInput()
        if !countries.isEmpty {
            let sheet = try book.add(list)
            for country in countries { try sheet.append([.text(country)]) }
        }
        try book.close()
        return Array(try Data(contentsOf: place))
    }

    private func column(_ column: RosterColumn, countries: String) -> SheetColumn {
        let rule: InputCheck.Rule? =
            column.choices.isEmpty ? nil : column.field == .country ? .oneOfRange(countries) : .oneOf(column.choices)
        return SheetColumn(
            column.heading,
            width: column.field == .nameZh || column.field == .nameEn ? 36 : 26,
            isInput: true,
            check: rule.map {
                InputCheck($0, title: texts("roster.form.checkTitle"), message: texts("roster.form.check"))
            },
            comment: subject.words(on: column, texts)
        )
    }
}
