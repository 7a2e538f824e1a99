import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Spreadsheet
import Tenancy

/// `GET /members/roster`, `GET /organisations/{id}/members/roster` and `GET /organisations/roster`: how many are added at
/// once.
struct ShowRoster: Endpoint {
    static let contract = Contract(answers: RosterAnswer.self)

    let site: Site
    let subject: RosterSubject

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await RosterPage(subject, context, site).respond(request, context, site)
    }
}

/// `GET …/roster.xlsx`: the workbook to fill in.
struct DownloadRoster: Endpoint {
    static let contract = Contract(files: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])

    let site: Site
    let subject: RosterSubject

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await RosterPage(subject, context, site)
        let texts = site.pages.texts(context)
        let workbook = RosterWorkbook(page, site, texts)
        let reply = Reply(
            bytes: try workbook.bytes(at: site.now()),
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        let name = "\(texts("\(subject.word).addMany")).xlsx"
        return reply.download(as: name, orElse: "roster-\(subject.word).xlsx", to: request)
    }
}

/// `POST …/roster`: adds all whom a file or pasted rows list, and shows their first passwords this once; or says every fault
/// and adds nobody.
struct AddRoster: Endpoint {
    static let contract = Contract(makes: AddedMembers.self, takes: [.file("file"), .text("rows")])

    let site: Site
    let subject: RosterSubject

    /// Each first password takes a tenth of a second.
    var timeLimit: Duration { .seconds(600) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        // Who may not add anybody is told before anything that was sent is read.
        let page = try await RosterPage(subject, context, site)
        try context.act(at: site.now()).requireWriting()
        return try await site.uploads.during(try context.requireMember().id) {
            try await add(to: page, request, context)
        }
    }

    private static let limits = FormLimits(bytes: 20 << 20)

    private func add(to page: RosterPage, _ request: Request, _ context: Context) async throws -> Response {
        var page = page
        do {
            let form = try await Form(request, context, limits: Self.limits)
            page.rows = form["rows"]
            guard let file = try Self.file(form) else {
                throw FormFaults("file", site.pages.texts(context)("roster.missing"))
            }
            let added = try await add(file, context)
            return try AddedMembersPage(added, subject).respond(request, context, site)
        } catch FormRefusal.tooLarge where !context.wantsJSON && request.bringsParts {
            page.fileFault = site.pages.texts(context)("report.fileTooLarge")
            page.status = .contentTooLarge
        } catch let faults as FormFaults where !context.wantsJSON {
            page.fileFault = faults.faults.first?.text
        } catch let fault as SheetFault where !context.wantsJSON {
            page.fileFault = fault.sentence(in: site.pages.texts(context).catalogue)
        } catch let refused as RosterRefused where !context.wantsJSON {
            page.refused = refused
        }
        return try page.respond(request, context, site)
    }

    /// What was sent, the file before the pasted rows; nil where it is neither.
    private static func file(_ form: Form) throws -> SheetFile? {
        if let file = form.files["file"] { return try SheetFile(.spooled(file.content)) }
        let rows = form["rows"]
        return rows.isEmpty ? nil : try SheetFile(.bytes(Data(rows.utf8)), as: .csv)
    }

    private func add(_ file: SheetFile, _ context: Context) async throws -> [AddedMember] {
        let (act, words) = (try context.act(at: site.now()), site.rosterWords)
        return switch subject {
        case .members(let tenant): try await site.database.add(membersIn: file, to: tenant, words, by: act)
        case .organisations: try await site.database.add(organisationsIn: file, words, by: act)
        }
    }
}
