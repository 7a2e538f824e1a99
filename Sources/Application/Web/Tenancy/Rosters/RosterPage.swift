import Collection
import Hummingbird
import Language
import Spreadsheet
import Tenancy

/// The page on which many are added at once, in any of its states.
struct RosterPage {
    let subject: RosterSubject
    /// Whose members they become; nil for organisations.
    let organisation: Organisation?
    /// The roles that the administrator gives there.
    let roles: [Role]
    /// Why the roster was refused.
    var refused: RosterRefused?
    /// Why nothing was read.
    var fileFault: String?
    var status = RefusalCode.formInvalid.status
    /// The rows that were pasted.
    var rows = ""

    /// Asks for the sender's rights, before anything that was sent is read; throws `Forbidden` or `NotFound`.
    init(_ subject: RosterSubject, _ context: Context, _ site: Site) async throws {
        self.subject = subject
        switch subject {
        case .members(let tenant):
            let admin = try context.requireMember(with: .keepMembers)
            let (organisation, roles) = try await site.database.admitRoster(of: tenant, by: admin)
            (self.organisation, self.roles) = (organisation, roles)
        case .organisations:
            _ = try context.requireMember(with: .addOrganisation)
            (organisation, roles) = (nil, [])
        }
    }

    func columns(_ site: Site, _ texts: Texts) -> [RosterColumn] {
        subject.columns(giving: roles, site.pages.catalogues, texts)
    }

    func trail(_ texts: Texts) -> [Frame.Link] {
        let organisations = Frame.Link(address: Routes.organisations(), label: texts("organisations.title"))
        guard case .members(let tenant) = subject else { return [organisations] }
        guard tenant != nil, let organisation else {
            return [Frame.Link(address: Routes.members(), label: texts("members.title"))]
        }
        let name = texts.name(zh: organisation.nameZh, en: organisation.nameEn)
        return [organisations, Frame.Link(address: subject.list, label: name)]
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let isSound = refused == nil && fileFault == nil
        return try site.pages.respond(
            "Roster",
            request,
            context,
            status: isSound ? .ok : status,
            heading: Heading(
                title: refused.map { texts("upload.refusedTitle", ["count": .integer($0.faults.count)]) }
                    ?? texts("\(subject.word).addMany"),
                trail: trail(texts),
                faults: fileFault.map { [Frame.Fault(address: "#file", text: $0)] } ?? []
            ),
            answer: RosterAnswer(columns: columns(site, texts), most: Roster.longest)
        ) { texts in RosterView(self, columns(site, texts), texts) }
    }
}

/// What a roster is like, as programs read it.
struct RosterAnswer: Shaped {
    static let shape = Shape<RosterAnswer>("Roster") { shape in
        shape.field("columns", \.columns)
        shape.field("most", \.most)
    }

    let columns: [RosterColumn]
    /// How many rows it may have.
    let most: Int
}

/// What `Roster.mustache` shows.
struct RosterView {
    struct Column {
        let heading: String
        let what: String
        let example: String
    }

    let action: Address
    let form: Address
    let lead: String
    /// What follows the name that an administrator chooses; nil for organisations, each of which has its own number.
    let number: String?
    let columns: [Column]
    let refused: RefusedFile?
    let fileFault: String?
    let rows: String
    let rowsExample: String
    let limit: String

    init(_ page: RosterPage, _ columns: [RosterColumn], _ texts: Texts) {
        action = page.subject.address
        form = page.subject.form
        lead = texts("roster.lead.\(page.subject.word)")
        number = page.organisation.map {
            texts("members.numberHint", ["number": .text(SignInName.number(of: $0.id))])
        }
        self.columns = columns.map { column in
            let field = column.field
            // Countries are too many to list; the workbook has them.
            let choices = field == .country ? [] : column.choices
            return Column(
                heading: column.heading,
                what: page.subject.words(on: column, texts)
                    + (choices.isEmpty ? "" : texts("roster.oneOf", ["choices": .text(texts.list(choices))])),
                example: field == .role
                    ? column.choices.first ?? "" : texts("roster.examples.\(field)")
            )
        }
        refused = page.refused.map { RefusedFile($0, texts) }
        fileFault = page.fileFault
        rows = page.rows
        rowsExample = columns.map(\.field.rawValue).joined(separator: ",")
        limit = texts("roster.limit", ["count": .integer(Roster.longest)])
    }
}

extension RefusedFile {
    init(_ refused: RosterRefused, _ texts: Texts) {
        self.init(
            rows: refused.rows,
            faultyRows: Set(refused.faults.map { "\($0.sheet) \($0.row)" }).count,
            faults: refused.faults.map { fault in
                Fault(
                    place: FaultMessage.place(sheet: fault.sheet, row: fault.row, column: fault.column)
                        .text(in: texts.catalogue),
                    column: texts("roster.fields.\(fault.field.rawValue)"),
                    value: fault.found.nilIfEmpty,
                    message: fault.message(in: texts.catalogue),
                    expected: fault.expectation(in: texts.catalogue),
                    example: fault.example(in: texts.catalogue)
                )
            },
            count: refused.faults.count,
            texts
        )
    }
}
