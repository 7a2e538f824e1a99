import Evidence
import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// A standard with what stands round it, as this reader may see it.
struct StandardPage {
    let standard: VocationalStandard
    let adoptions: [AdoptionEntry]
    /// The latest first.
    let versions: [Version]
    /// What is attached to those adoptions of which the reader may see it.
    let attachments: [EvidenceSubject: [Attachment]]
    /// On which files they were confirmed.
    let cited: [EvidenceDecision: [Attachment]]
    /// What the address asks for.
    let query: StandardQuery
    /// What the reader reads, the most wanted first.
    private let ownLanguages: [LanguageTag]
    /// What a partner has typed to propose an adoption, or an empty form; nil for everyone else.
    var form: AdoptionForm?
    let member: Member?
    /// The adoption that was not withdrawn, with the reason that was typed and what is wrong with it.
    var unwithdrawn: (id: Identifier<Adoption>, reason: String, fault: String)?

    /// Reads what the address names; throws `NotFound`.
    init(_ site: Site, _ code: String, _ request: Request, _ context: Context, version: String? = nil) async throws {
        query = StandardQuery(request)
        let version = try Version(asked: version ?? query.version, of: "standard")
        let member = context.member
        self.member = member
        (standard, adoptions, versions, ownLanguages, attachments, cited) = try await site.database.reading(
            as: context.reader
        ) { scope in
            let adoptions = try await scope.adoptions(ofStandard: code)
            let seen = adoptions.filter { entry in member.map { entry.showsEvidence(to: $0) } ?? false }
            let (ids, tenants) = (seen.map(\.adoption.id), Array(Set(seen.map(\.standing.tenant))))
            return (
                try await scope.standard(code: code, version: version),
                adoptions,
                try await scope.versions(ofStandard: code),
                try await context.ownLanguages(scope),
                try await scope.attachments(toEach: ids.map { .adoption($0) }, of: tenants),
                try await scope.attachments(citedByEach: ids.map { .adoption($0.uuid) }, of: tenants)
            )
        }
        if let member, member.may(.adoptStandard), standard.isPublished {
            let changed = adoptions.first {
                $0.adoption.id.description == query.change && $0.isOwn(to: member) && $0.refusalOfChange == nil
            }
            form = changed.map { AdoptionForm($0.adoption, context.language) } ?? AdoptionForm()
        }
    }

    /// The address of this page in the same languages; the version is named where it is not the latest.
    func address(tasks: String = "") -> Address { Routes.standard(standard.code, asking: kept(tasks: tasks)) }

    /// The address of a task's own page, likewise.
    func address(of task: StandardItem) -> Address {
        Routes.standardTask(standard.code, task.code, asking: kept(tasks: ""))
    }

    private func kept(tasks: String) -> StandardQuery {
        StandardQuery(version: versionIfOld, left: query.left, right: query.right, tasks: tasks)
    }

    /// The two languages that it is shown in.
    var pair: LanguagePair {
        LanguagePair(left: query.left, right: query.right, over: standard.texts, own: ownLanguages)
    }

    /// The choice of two others, for this page or a task's own.
    func picker(at task: StandardItem? = nil, _ pair: LanguagePair, _ texts: Texts) -> PairPicker {
        let kept = [("version", versionIfOld), ("tasks", query.tasks)].filter { !$0.1.isEmpty }
        return pair.picker(
            at: task.map { Routes.standardTask(standard.code, $0.code) } ?? Routes.standard(standard.code),
            keeping: kept.map { PeriodPicker.Kept(name: $0.0, value: $0.1) },
            texts
        )
    }

    /// The version, or nothing if it is the latest.
    var versionIfOld: String { standard.version == versions.first ? "" : "\(standard.version)" }

    var answer: StandardAnswer { StandardAnswer(standard: standard, adoptions: adoptions, versions: versions) }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        var faults = form?.faults.map { Frame.Fault(address: $0.field.anchor, text: texts($0.messageKey)) } ?? []
        if let unwithdrawn {
            faults.append(Frame.Fault(address: "#reason-\(unwithdrawn.id)", text: unwithdrawn.fault))
        }
        return try site.pages.respond(
            "Standard",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts.text(standard.title),
                trail: [Frame.Link(address: Routes.standards(), label: texts("standards.title"))],
                notice: notice(texts),
                faults: faults
            ),
            answer: answer
        ) { texts in
            StandardView(self, pair, texts)
        }
    }

    /// What came of the adoption that was proposed, decided on or taken back just now.
    private func notice(_ texts: Texts) -> Frame.Notice? {
        guard !query.registered.isEmpty, let member, member.may(.adoptStandard) || member.may(.decideAdoption) else {
            return nil
        }
        let entry = adoptions.first { $0.adoption.id.description == query.registered }
        let state = entry.map { "\($0.standing.state)" } ?? "takenBack"
        return Frame.Notice(
            tone: "right",
            title: texts("adoption.done.\(state)"),
            text: texts("adoption.doneText.\(state)")
        )
    }
}
