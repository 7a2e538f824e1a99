import Collection
import HTTPTypes
import Hummingbird
import Spreadsheet
import Tenancy

/// `POST /reports/{id}/values`: takes a file, or what was typed on the report's page.
struct WriteValues: Endpoint {
    static let contract = Contract(
        takes: [.file("file"), .text("reason"), .each("value.", .number), .each("was.", .number)]
    )

    let site: Site
    let id: Identifier<Report>

    /// A file of 20 MB holds several hundred thousand rows.
    var timeLimit: Duration { .seconds(600) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        // Who may not write is told before a file is read.
        try await entry(context).admit(to: id)
        return try await site.uploads.during(member.id) {
            try await write(into: id, by: member, request, context)
        }
    }

    private func entry(_ context: Context) throws -> ValueImport {
        ValueImport(database: site.database, by: try context.act(at: site.now()))
    }

    private func write(
        into id: Identifier<Report>,
        by member: Member,
        _ request: Request,
        _ context: Context
    ) async throws -> Response {
        let form: Form
        do {
            form = try await Form(request, context, limits: Self.limits)
        } catch FormRefusal.tooLarge where !context.wantsJSON && request.bringsParts {
            return try await refuse(
                "report.fileTooLarge",
                status: .contentTooLarge,
                on: id,
                for: member,
                request,
                context
            )
        }
        let isTyped = form.fields.keys.contains { $0.hasPrefix(Self.prefix) }
        if let file = form.files["file"] { return try await upload(file, to: id, by: member, form, request, context) }
        guard isTyped else {
            return try await refuse("report.fileMissing", on: id, for: member, request, context)
        }
        return try await type(form, into: id, by: member, request, context)
    }

    private static let limits = FormLimits(bytes: 20 << 20)
    private static let prefix = "value."

    private func upload(
        _ file: UploadedFile,
        to id: Identifier<Report>,
        by member: Member,
        _ form: Form,
        _ request: Request,
        _ context: Context
    ) async throws -> Response {
        let batch = Identifier<Batch>()
        do {
            _ = try await entry(context).upload(
                SheetFile(.spooled(file.content)),
                named: String(file.name.prefix(200)),
                to: id,
                as: batch,
                reason: form["reason"]
            )
        } catch is ImportRefused where !context.wantsJSON {
            // Its page tells the faults, which are kept with the batch.
        } catch let fault as SheetFault where !context.wantsJSON {
            var page = try await ReportPage(id, for: member, site)
            page.fileFault = fault.sentence(in: site.pages.texts(context).catalogue)
            page.reason = form["reason"]
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.upload(batch))
    }

    private func refuse(
        _ key: String,
        status: HTTPResponse.Status = .unprocessableContent,
        on id: Identifier<Report>,
        for member: Member,
        _ request: Request,
        _ context: Context
    ) async throws -> Response {
        var page = try await ReportPage(id, for: member, site)
        page.fileFault = site.pages.texts(context)(key)
        page.faultStatus = status
        return try page.respond(request, context, site)
    }

    private func type(
        _ form: Form,
        into id: Identifier<Report>,
        by member: Member,
        _ request: Request,
        _ context: Context
    ) async throws -> Response {
        var (typed, seen) = ([String: String](), [String: String]())
        for name in form.fields.keys where name.hasPrefix(Self.prefix) {
            let item = String(name.dropFirst(Self.prefix.count))
            // What the reader left as it was is not sent, lest it undo what a colleague has changed meanwhile.
            guard form[name] != form["was.\(item)"] else { continue }
            typed[item] = form[name]
            seen[item] = form.fields["was.\(item)"]
        }
        do {
            let summary = try await entry(context).type(typed, into: id, reason: form["reason"], over: seen)
            return .redirect(to: Routes.report(id, asking: ReportQuery(saved: "\(summary.changed)")))
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await ReportPage(id, for: member, site)
            (page.typed, page.reason) = (typed, form["reason"])
            page.whyFault = site.pages.texts(context).words(of: refusal)
            return try page.respond(request, context, site)
        } catch let refused as ImportRefused where !context.wantsJSON {
            let catalogue = site.pages.texts(context).catalogue
            var page = try await ReportPage(id, for: member, site)
            (page.typed, page.reason) = (typed, form["reason"])
            for fault in refused.faults {
                page.faults[fault.item] =
                    fault.message.text(in: catalogue) + " " + fault.expectation.text(in: catalogue)
            }
            return try page.respond(request, context, site)
        }
    }
}
