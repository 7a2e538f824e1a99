import Hummingbird
import Language
import Notices
import Tenancy

/// The home of the platform's operator: whether the service is in order, and how much it holds.
struct OperatorHome: Sendable {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let now = site.now()
        let counts = try await site.database.serviceCounts(at: now)
        let mail = try await site.database.mailStanding(at: now)
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "HomeOperator",
            request,
            context,
            heading: Heading(title: texts("operator.title")),
            answer: OperatorAnswer(counts, mail, mails: site.mails)
        ) { texts in HomeOperatorView(counts, mail, mails: site.mails, texts) }
    }
}

/// The service in numbers as programs read it.
struct OperatorAnswer: Shaped {
    static let shape = Shape<OperatorAnswer>("Service") { shape in
        shape.field("programmes", \.programmes)
        shape.field("sessions", \.sessions)
        shape.field("databaseVersion", \.databaseVersion)
        shape.field("sendsMail", \.sendsMail)
        shape.field("mail", \.mail)
    }

    struct InProgramme: Shaped {
        static let shape = Shape<InProgramme>("InProgramme") { shape in
            shape.field("programme", \.programme)
            shape.field("leadColleges", \.leadColleges)
            shape.field("partners", \.partners)
            shape.field("members", \.members)
        }

        let programme: Programme
        let leadColleges: Int
        let partners: Int
        let members: Int
    }

    let programmes: [InProgramme]
    let sessions: Int
    let databaseVersion: String
    let sendsMail: Bool
    let mail: MailStanding

    init(_ counts: ServiceCounts, _ mail: MailStanding, mails: Bool) {
        (self.mail, sendsMail) = (mail, mails)
        programmes = counts.programmes.map {
            InProgramme(
                programme: $0.programme,
                leadColleges: $0.leadColleges,
                partners: $0.partners,
                members: $0.members
            )
        }
        sessions = counts.sessions
        databaseVersion = counts.databaseVersion
    }
}

/// What `HomeOperator.mustache` shows.
struct HomeOperatorView {
    struct InProgramme {
        let name: String
        let leadColleges: String
        let partners: String
        let members: String
    }

    let facts: [Fact]
    let caption: String
    let programmes: [InProgramme]
    let stuck: [StuckMail]

    init(_ counts: ServiceCounts, _ mail: MailStanding, mails: Bool, _ texts: Texts) {
        stuck = mail.faults.map { StuckMail($0, texts) }
        let milliseconds = counts.answered / Duration.milliseconds(1)
        facts = [
            Fact(
                label: texts("operator.database"),
                value: texts(
                    "operator.databaseAnswers",
                    [
                        "milliseconds": .text("\((milliseconds * 10).rounded() / 10)"),
                        "version": .text(counts.databaseVersion),
                    ]
                )
            ),
            Fact(
                label: texts("operator.signedIn"),
                value: texts("operator.sessions", ["count": .integer(counts.sessions)])
            ),
            Fact(label: texts("operator.mail"), value: texts.words(of: mail, mails: mails)),
        ]
        caption = texts("operator.caption", ["count": .integer(counts.programmes.count)])
        let numbers = texts.conventions.numbers
        programmes = counts.programmes.map {
            InProgramme(
                name: texts.text($0.programme.name),
                leadColleges: numbers.integer($0.leadColleges),
                partners: numbers.integer($0.partners),
                members: numbers.integer($0.members)
            )
        }
    }
}
