import Calendar
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Spreadsheet
import Tenancy

/// `GET /targets/workbook`: how all targets are set at once.
struct ShowTargetWorkbook: Endpoint {
    static let contract = Contract(answers: TargetDifferences.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setTargets)
        return try await TargetWorkbookPage(context, site).respond(request, context, site)
    }
}

/// `GET /targets/workbook/targets.xlsx`: the targets in force, to be changed and sent back.
struct DownloadTargets: Endpoint {
    static let contract = Contract(files: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setTargets)
        let texts = site.pages.texts(context)
        let chinese = Texts(site.pages.catalogues[.chinese])
        let workbook = try await site.database.reading(as: member) { scope in
            try await TargetWorkbook(scope, texts, chinese: chinese)
        }
        let reply = Reply(
            bytes: try workbook.bytes(at: site.now()),
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        return reply.download(as: "\(texts("targets.title")).xlsx", orElse: "targets.xlsx", to: request)
    }
}

/// `POST /targets/workbook`: what a workbook would change, or every fault by its cell; nothing is set.
struct CompareTargets: Endpoint {
    static let contract = Contract(answers: TargetDifferences.self, takes: [.file("file")])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setTargets)
        return try await site.uploads.during(member.id) {
            var page = try await TargetWorkbookPage(context, site)
            do {
                let form = try await Form(request, context, limits: FormLimits(bytes: 20 << 20))
                guard let file = form.files["file"] else {
                    throw FormFaults("file", site.pages.texts(context)("roster.missing"))
                }
                let sheet = try SheetFile(.spooled(file.content))
                let now = site.now()
                page.differences = try await site.database.reading(as: member) { scope in
                    try await scope.targetDifferences(in: sheet, at: now)
                }
                page.isCompared = true
            } catch let faults as FormFaults where !context.wantsJSON {
                page.fileFault = faults.faults.first?.text
            } catch let fault as SheetFault where !context.wantsJSON {
                page.fileFault = fault.sentence(in: site.pages.texts(context).catalogue)
            } catch let refused as TargetSheetRefused where !context.wantsJSON {
                page.refused = refused
            }
            return try page.respond(request, context, site)
        }
    }
}

/// `POST /targets/workbook/changes`: sets what was shown to whoever confirms, unless targets have changed since.
struct ChangeTargets: Endpoint {
    static let contract = Contract(takes: [.required("changes"), .text("reason")])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setTargets)
        let form = try await Form(request, context)
        let settings = try await site.database.reading(as: member) { scope in
            try await scope.targetSettings(form["changes"])
        }
        let act = try context.act(at: site.now())
        try await site.database.setTargets(settings, reason: form["reason"], by: act)
        return .redirect(to: Routes.targets(), having: .targetsSet, context)
    }
}

extension TargetDifferences: Shaped {
    static let shape = Shape<TargetDifferences>("TargetDifferences") { shape in
        shape.field("changes", \.changes)
        shape.field("same", \.same)
        shape.field("confirmation", \.text)
        shape.field("mark", \.mark)
    }
}

extension TargetDifferences.Change: Shaped {
    static let shape = Shape<TargetDifferences.Change>("TargetChange") { shape in
        shape.field("kind", \.kind)
        shape.field("indicator", \.setting.indicator)
        shape.field("place", \.place)
        shape.field("period", \.setting.period)
        shape.field("was", \.was)
        shape.field("value", \.setting.value)
    }
}

extension TargetDifferences.Change.Kind: ChoiceAnswer {}
