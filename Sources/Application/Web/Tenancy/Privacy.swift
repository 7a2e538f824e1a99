import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /privacy`: what is kept of people, what for and for how long; for anyone.
struct ShowPrivacy: Endpoint {
    static let contract = Contract(answers: PrivacyAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let texts = site.pages.texts(context)
        let days: [String: MessageArgument] = ["count": .integer(AuditOrigin.days)]
        return try site.pages.respond(
            "Privacy",
            request,
            context,
            heading: Heading(title: texts("privacy.title")),
            answer: PrivacyAnswer(addressDays: AuditOrigin.days)
        ) { texts in
            PrivacyView(
                sections: ["kept", "mail", "trail", "addresses", "records", "cookies", "rights"].map { section in
                    PrivacyView.Section(
                        title: texts("privacy.\(section).title"),
                        text: texts("privacy.\(section).text", days)
                    )
                },
                isMember: context.member != nil
            )
        }
    }
}

/// For how long what is kept of people, as programs read it.
struct PrivacyAnswer: Shaped {
    static let shape = Shape<PrivacyAnswer>("Privacy") { shape in
        shape.field("addressDays", \.addressDays)
    }

    let addressDays: Int
}

/// What `Privacy.mustache` shows.
struct PrivacyView {
    struct Section {
        let title: String
        let text: String
    }

    let sections: [Section]
    let isMember: Bool
}
