import Foundation
import Hummingbird
import Language
import QR
import Tenancy

/// The page of one's own second factor in any of its states.
struct SecondFactorPage {
    let visitor: Visitor
    /// Whether they must set it up before they are signed in.
    let isEntering: Bool
    private var factor: SecondFactor?
    /// A secret to set up; the page carries it until a code shows that an app has it.
    var candidate = TOTP()
    /// Where who is on the way in wanted to go.
    var next = SafeAddress("")
    private var codes: [RecoveryCode] = []
    private var fault: Frame.Fault?

    /// Throws `SignInNeeded` for who has not shown all that they have.
    init(_ context: Context, _ site: Site) async throws {
        if let entrant = context.entrant, entrant.step == .secondFactor {
            (visitor, isEntering) = (entrant.visitor, true)
        } else if let visitor = context.visitor {
            (self.visitor, isEntering) = (visitor, false)
        } else {
            throw SignInNeeded()
        }
        try await read(site)
    }

    private mutating func read(_ site: Site) async throws {
        factor = try await site.database.reading(as: visitor.member) { try await $0.secondFactor() }
    }

    /// What shows that it is theirs to change.
    func proof(_ form: Form, _ request: Request, _ context: Context) -> SecondFactorProof {
        isEntering
            ? .justEntered
            : .password(
                form.fields["old"] ?? "",
                address: context.client,
                device: context.cookie(.device, of: request)
            )
    }

    /// Does a change and shows the page after it, or says there why it was not done.
    func change(
        _ request: Request,
        _ context: Context,
        _ site: Site,
        _ change: (Act) async throws -> [RecoveryCode]
    ) async throws -> Response {
        var page = self
        let texts = site.pages.texts(context)
        let act = context.entrant.map { context.act(of: $0, at: site.now()) }
        do {
            page.codes = try await change(try act ?? context.act(at: site.now()))
            site.sessions.forgetAll()
            try await page.read(site)
        } catch let refusal as SecondFactorRefusal where !context.wantsJSON {
            page.fault = Frame.Fault(address: "#\(refusal.field)", text: texts.words(of: refusal))
        } catch let refusal as PasswordRefusal where !context.wantsJSON {
            page.fault = Frame.Fault(address: "#old", text: texts.words(of: refusal))
        }
        return try page.respond(request, context, site)
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let account = Frame.Link(address: Routes.account(), label: texts("account.title"))
        return try site.pages.respond(
            "SecondFactor",
            request,
            context,
            status: fault == nil ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("secondFactor.title"),
                trail: isEntering ? [] : [account],
                notice: isEntering ? next.notice(texts) : nil,
                faults: fault.map { [$0] } ?? []
            ),
            answer: SecondFactorAnswer(
                since: factor?.since,
                codesLeft: factor?.codesLeft,
                isNeeded: visitor.needsSecondFactor
            )
        ) { texts in view(texts) }
    }

    private func view(_ texts: Texts) -> SecondFactorView {
        let lead =
            factor.map { texts("secondFactor.since", ["day": .text(texts.day(of: $0.since))]) }
            ?? texts(isEntering ? "secondFactor.mustBe" : "secondFactor.lead")
        let onward =
            isEntering
            ? SecondFactorView.Onward(address: next.text, label: texts("secondFactor.goOn"))
            : SecondFactorView.Onward(address: "\(Routes.account())", label: texts("account.title"))
        let password = SecretField.password("old", fault.map { [$0] } ?? [], texts)
        return SecondFactorView(
            lead: lead,
            codes: codes.isEmpty ? nil : SecondFactorView.Codes(texts: codes.map(\.text), onward: onward),
            setting: factor == nil ? setting(texts, isEntering ? [] : [password]) : nil,
            keeping: factor.flatMap { factor in
                guard codes.isEmpty, !isEntering else { return nil }
                return SecondFactorView.Keeping(
                    left: texts("secondFactor.left", ["count": .integer(factor.codesLeft)]),
                    fields: [password],
                    canDrop: !visitor.needsSecondFactor
                )
            }
        )
    }

    /// The form with a secret to set up.
    private func setting(_ texts: Texts, _ more: [SecretField]) -> SecondFactorView.Setting {
        let address = candidate.address(issuer: texts("layout.product"), name: visitor.member.name)
        let picture = QRCode(address)
        let secret = Array(candidate.base32)
        return SecondFactorView.Setting(
            secret: candidate.base32,
            shown: stride(from: 0, to: secret.count, by: 4).map { String(secret[$0..<min($0 + 4, secret.count)]) }
                .joined(separator: " "),
            path: picture?.path ?? "",
            size: picture?.pictureSize ?? 0,
            next: isEntering ? next.wanted : nil,
            fields: [.code(hint: texts("secondFactor.codeHint"), fault.map { [$0] } ?? [], texts)] + more
        )
    }
}

/// What `SecondFactor.mustache` shows.
struct SecondFactorView {
    /// Where it goes on, which may be to what the reader wanted before.
    struct Onward {
        let address: String
        let label: String
    }

    struct Codes {
        let texts: [String]
        let onward: Onward
    }

    struct Setting {
        let secret: String
        let shown: String
        /// The picture's dark modules, and its side.
        let path: String
        let size: Int
        let next: String?
        let fields: [SecretField]
    }

    struct Keeping {
        let left: String
        let fields: [SecretField]
        let canDrop: Bool
    }

    let lead: String
    let codes: Codes?
    let setting: Setting?
    let keeping: Keeping?
}
