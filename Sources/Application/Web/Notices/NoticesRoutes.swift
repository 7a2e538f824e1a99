import Lifecycle
import Notices
import Tenancy

extension Routes {
    static let notices = Route("notices", asks: NoticesQuery.self)
    static let notice = Route("notices/:notice", Identifier<Notice>.self)
    static let noticesRead = Route("notices/read")
    static let collegeFollowing = Route("colleges/:id/following", Identifier<College>.self)

    static let mailSettings = Route("account/mail")
    static let mailAddress = Route("account/mail/address")
    static let mailAddressRemoval = Route("account/mail/address/removal")
    static let mailConfirmation = Route("account/mail/confirmation", asks: SecretQuery.self)
    static let calendarAddress = Route("account/calendar")
    static let calendarWithdrawal = Route("account/calendar/withdrawal")
    /// Its secret stands where no log has it.
    static let dueCalendar = Route("calendar.ics", asks: SecretQuery.self)
    static let mailEnding = Route("mail/ending", asks: MailEndingQuery.self)
}

/// What of one's notices is listed: a topic, and `unread` or `waiting`.
struct NoticesQuery: ListQuery {
    var topic = ""
    var state = ""
    var page = ""

    static let fields = [
        QueryField("topic", \Self.topic), QueryField("state", \.state), QueryField("page", \.page),
    ]
}

/// What only its reader knows.
struct SecretQuery: AddressQuery {
    var secret = ""

    static let fields = [QueryField("secret", \Self.secret)]
}

/// Which mail ends, and whose.
struct MailEndingQuery: AddressQuery {
    var of = ""
    var by = ""

    static let fields = [QueryField("of", \Self.of), QueryField("by", \.by)]

    /// What is asked for; nil where it means nothing.
    var asked: (ending: MailEnding, mark: MailMark)? {
        guard let ending = MailEnding(name: of), let mark = MailMark(by) else { return nil }
        return (ending, mark)
    }
}

extension Notice {
    /// Where one reads more of what it tells.
    var address: Address {
        switch about.page {
        case .college:
            guard let id = Identifier<College>(about.subject) else { return Routes.colleges() }
            return switch topic {
            case .findings: Routes.collegeFindings(id)
            case .targets: Routes.collegeTargets(id)
            case .warnings: Routes.warnings(asking: WarningsQuery(college: "\(id)"))
            case .milestones: Routes.collegeMilestones(id)
            case .documents: Routes.collegeDocuments(id)
            case .reports, .steps, .adoptions: Routes.college(id)
            }
        case .report: return Identifier(about.subject).map { Routes.report($0) } ?? Routes.reports()
        case .reports: return Routes.reports()
        case .standard: return Routes.standard(about.subject)
        }
    }
}

extension Site {
    /// The addresses that mail leads to, on this service.
    package var mailLinks: MailLinks {
        let host = pages.host
        return MailLinks(
            notices: { "\(host)\(Routes.notices())" },
            notice: { "\(host)\(Routes.notice($0))" },
            settings: { "\(host)\(Routes.mailSettings())" },
            confirmation: { "\(host)\(Routes.mailConfirmation(asking: SecretQuery(secret: $0.text)))" },
            ending: { "\(host)\(Routes.mailEnding(asking: MailEndingQuery(of: $0.name, by: $1.text)))" }
        )
    }
}
