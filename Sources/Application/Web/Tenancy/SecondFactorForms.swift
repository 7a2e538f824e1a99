import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /account/second-factor`: what the member shows besides a password, and how to set it up; for who must set it up
/// before they are signed in too.
struct ShowSecondFactor: Endpoint {
    static let contract = Contract(answers: SecondFactorAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        var page = try await SecondFactorPage(context, site)
        page.next = SafeAddress(SignInQuery(request).next)
        return try page.respond(request, context, site)
    }
}

/// `POST /account/second-factor`: sets it up, and shows the recovery codes this once.
struct SetUpSecondFactor: Endpoint {
    static let contract = Contract(
        answers: SecondFactorAnswer.self,
        takes: [.required("secret"), .required("code"), .text("old"), .text("next")],
        at: [.pages]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        var page = try await SecondFactorPage(context, site)
        let form = try await Form(request, context)
        let typed = TOTP(base32: form["secret"])
        if let typed { page.candidate = typed }
        page.next = SafeAddress(form["next"])
        let proof = page.proof(form, request, context)
        return try await page.change(request, context, site) { act in
            guard let typed else { throw SecondFactorRefusal.secretMalformed }
            return try await site.database.setUp(typed, code: form["code"], proof: proof, by: act)
        }
    }
}

/// `POST /account/second-factor/codes`: new recovery codes, shown this once; the old ones end.
struct RenewRecoveryCodes: Endpoint {
    static let contract = Contract(answers: SecondFactorAnswer.self, takes: [.required("old")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let page = try await SecondFactorPage(context, site)
        let proof = page.proof(try await Form(request, context), request, context)
        return try await page.change(request, context, site) { act in
            try await site.database.renewRecoveryCodes(proof: proof, by: act)
        }
    }
}

/// `POST /account/second-factor/off`: takes it away, unless the programme asks it of the member's role.
struct DropSecondFactor: Endpoint {
    static let contract = Contract(answers: SecondFactorAnswer.self, takes: [.required("old")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let page = try await SecondFactorPage(context, site)
        let proof = page.proof(try await Form(request, context), request, context)
        return try await page.change(request, context, site) { act in
            try await site.database.dropSecondFactor(proof: proof, of: page.visitor, by: act)
            return []
        }
    }
}

/// A second factor as programs read it; never its secret nor a code.
struct SecondFactorAnswer: Shaped {
    static let shape = Shape<SecondFactorAnswer>("SecondFactor") { shape in
        shape.field("since", \.since)
        shape.field("codesLeft", \.codesLeft)
        shape.field("isNeeded", \.isNeeded)
    }

    /// Null where the member has none.
    let since: Date?
    let codesLeft: Int?
    /// Whether the programme asks it of the member's role.
    let isNeeded: Bool
}
