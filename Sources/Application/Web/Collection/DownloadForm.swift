import Calendar
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Language
import Number
import Spreadsheet
import Tenancy

/// `GET /reports/{id}/form.xlsx` and `…/form.csv`: the report as a form to fill in, with what is there already.
struct DownloadForm: Endpoint {
    static let contract = Contract(files: [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv",
    ])

    let site: Site
    let format: SheetFile.Format
    let id: Identifier<Report>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let page = try await ReportPage(id, for: member, site)
        let texts = site.pages.texts(context)
        let form = ReportForm(page, texts, at: site.now())
        let type =
            format == .xlsx
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8"
        let reply = Reply(bytes: try format == .xlsx ? form.workbook() : form.csv(), type: type)
        let code = "\(page.key.collegeCode)-\(page.key.dataSet)-\(page.key.period).\(format)"
        return reply.download(as: "\(texts.fileName(of: page)).\(format)", orElse: code, to: request)
    }
}

extension Texts {
    /// What a report's file is called.
    fileprivate func fileName(of page: ReportPage) -> String {
        let (key, entry) = (page.key, page.entry)
        return self(
            "report.fileName",
            [
                "college": .text(name(zh: entry.collegeZh, en: entry.collegeEn)),
                "dataSet": .text(page.dataSet.map { text($0.name) } ?? key.dataSet),
                "period": .text(Period(key.period).map { name(of: $0) } ?? key.period),
            ]
        )
    }
}

/// A report's elements as rows of a sheet, in the reader's language and with headings that an upload understands.
struct ReportForm {
    private let title: String
    private let introduction: [String]
    private let columns: [SheetColumn]
    private let rows: [[CellValue]]
    private let moment: Date

    init(_ page: ReportPage, _ texts: Texts, at moment: Date) {
        self.moment = moment
        let (key, entry) = (page.key, page.entry)
        title = page.dataSet.map { texts.text($0.name) } ?? key.dataSet
        introduction = [
            texts.title(of: page.dataSet, key.period),
            texts.name(zh: entry.collegeZh, en: entry.collegeEn),
            texts("report.form.fill"),
            texts("report.form.empty"),
        ]
        let check = InputCheck(
            .number(atLeast: 0),
            title: texts("report.form.checkTitle"),
            message: texts("report.form.check")
        )
        columns = [
            SheetColumn(texts("collection.fields.element"), width: 30),
            SheetColumn(texts("report.form.name"), width: 36),
            SheetColumn(texts("collection.fields.category"), width: 12),
            SheetColumn(texts("words.unit"), width: 16),
            SheetColumn(texts("collection.fields.period"), width: 12),
            SheetColumn(texts("collection.fields.college"), width: 14),
            SheetColumn(texts("collection.fields.value"), .decimal(0), width: 18, isInput: true, check: check),
        ]
        let values = Dictionary(uniqueKeysWithValues: page.values.map { ($0.item, $0.value) })
        let own = page.elements.filter { page.member.sources.isEmpty || page.member.sources.contains($0.source) }
        rows = own.flatMap(\.lines).map { line in
            [
                .text(line.element.code), .text(texts.name(of: line)),
                line.category.map { .text($0.code) } ?? .empty,
                .text(texts("collection.units.\(line.element.unit)")),
                .text(key.period), .text(key.collegeCode),
                (values[line.item] ?? nil).map { .number($0) } ?? .empty,
            ]
        }
    }

    /// The workbook: everything locked but the values.
    func workbook() throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.appending(path: "banmo-\(UUID().uuidString).xlsx")
        defer { unlink(place.path) }
        let book = try Workbook(at: place, made: moment)
        let layout = SheetLayout(
            name: title,
            columns: columns,
            introduction: introduction,
            frozenColumns: 2,
            isLocked: true
        )
        let sheet = try book.add(layout)
        for row in rows { try sheet.append(row) }
        try sheet.checkInput()
        try book.close()
        return Array(try Data(contentsOf: place))
    }

    /// The same rows as CSV.
    func csv() -> [UInt8] {
        let writer = CSVWriter()
        let heading = writer.row(columns.map { .text($0.title) })
        return CSVWriter.mark + heading + rows.flatMap { writer.row($0) }
    }
}
