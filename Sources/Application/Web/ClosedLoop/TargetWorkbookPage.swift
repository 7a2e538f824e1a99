import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Number
import Spreadsheet
import Tenancy

/// The page on which all targets are set at once, in any of its states.
struct TargetWorkbookPage {
    let book: IndicatorBook
    let colleges: [CollegeOfPlace]
    var differences = TargetDifferences.none
    /// Whether a file was compared.
    var isCompared = false
    /// Why it was refused.
    var refused: TargetSheetRefused?
    /// Why nothing was read.
    var fileFault: String?

    init(_ context: Context, _ site: Site) async throws {
        (book, colleges) = try await site.database.reading(as: try context.requireMember()) { scope in
            (try await scope.indicatorBook(), try await scope.colleges(in: .programme))
        }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "TargetWorkbook",
            request,
            context,
            status: refused == nil && fileFault == nil ? .ok : .unprocessableContent,
            heading: Heading(
                title: refused.map { texts("upload.refusedTitle", ["count": .integer($0.faults.count)]) }
                    ?? texts("targets.sheet.title"),
                trail: [Frame.Link(address: Routes.targets(), label: texts("targets.title"))],
                faults: fileFault.map { [Frame.Fault(address: "#file", text: $0)] } ?? []
            ),
            answer: differences
        ) { texts in TargetWorkbookView(self, texts) }
    }
}

/// What `TargetWorkbook.mustache` shows.
struct TargetWorkbookView {
    struct Row {
        let kind: String
        let indicator: String
        let place: String
        let period: String
        let was: String
        let value: String
    }

    let form: Address
    let action: Address
    let refused: RefusedFile?
    let fileFault: String?
    /// What is to be confirmed; nil where nothing would change.
    let confirmation: Confirmation?
    /// That a file says what is so already; nil where none was compared.
    let nothing: String?

    struct Confirmation {
        let action: Address
        let lead: String
        let rows: [Row]
        let changes: String
        let mark: String
        let reason: FormField
    }

    init(_ page: TargetWorkbookPage, _ texts: Texts) {
        (form, action) = (Routes.targetWorkbookFile(), Routes.targetWorkbook())
        refused = page.refused.map { RefusedFile($0, texts) }
        fileFault = page.fileFault
        let differences = page.differences
        nothing = page.isCompared && differences.changes.isEmpty ? texts("targets.sheet.nothing") : nil
        guard !differences.changes.isEmpty else {
            confirmation = nil
            return
        }
        let kinds = differences.changes.map(\.kind)
        func count(_ kind: TargetDifferences.Change.Kind) -> MessageArgument { .integer(kinds.count { $0 == kind }) }
        confirmation = Confirmation(
            action: Routes.targetChanges(),
            lead: texts(
                "targets.sheet.lead",
                [
                    "added": count(.added), "changed": count(.changed), "removed": count(.removed),
                    "same": .integer(differences.same),
                ]
            ),
            rows: differences.changes.map { Row($0, page, texts) },
            changes: differences.text,
            mark: differences.mark,
            reason: FormField(name: "reason", label: texts("targets.reason"), value: "")
        )
    }
}

extension TargetWorkbookView.Row {
    fileprivate init(_ change: TargetDifferences.Change, _ page: TargetWorkbookPage, _ texts: Texts) {
        let definition = page.book[change.setting.indicator]
        func words(_ number: Number?) -> String {
            number.map { number in
                definition.map { texts.fullTarget(number, of: $0, page.book) } ?? texts.number(number)
            } ?? texts("targets.sheet.none")
        }
        kind = texts("targets.sheet.kinds.\(change.kind)")
        indicator = definition.map { texts.text($0.name) } ?? change.setting.indicator
        place =
            switch change.setting.place {
            case .programme: texts("countries.programme")
            case .country(let country): texts.conventions.countries[country]
            case .college(let id): page.colleges.first { $0.id == id }.map { texts.name(of: $0) } ?? change.place
            }
        period = texts.name(of: change.setting.period)
        (was, value) = (words(change.was), words(change.setting.value))
    }
}

extension RefusedFile {
    init(_ refused: TargetSheetRefused, _ texts: Texts) {
        self.init(
            rows: refused.rows,
            faultyRows: Set(refused.faults.map { "\($0.sheet) \($0.row)" }).count,
            faults: refused.faults.map { fault in
                Fault(
                    place: texts.place(of: fault),
                    column: texts("targets.sheet.\(fault.field)"),
                    value: fault.found.nilIfEmpty,
                    message: texts("\(fault.kind.messageKey).message", ["found": .text(fault.found)]),
                    expected: texts("\(fault.kind.messageKey).expected", ["found": .text(fault.found)]),
                    example: nil
                )
            },
            count: refused.faults.count,
            texts
        )
    }
}
