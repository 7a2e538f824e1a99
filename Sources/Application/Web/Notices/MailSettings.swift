import Calendar
import Foundation
import Hummingbird
import Language
import Notices
import Tenancy

/// `GET /account/mail`: by which way the member is told besides on their page: mail and calendar.
struct ShowMailSettings: Endpoint {
    static let contract = Contract(answers: MailSettingsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await MailSettingsPage(context, site).respond(request, context, site)
    }
}

/// `POST /account/mail`: keeps of what mail tells them and when, in which language and zone.
struct ChooseMail: Endpoint {
    static let contract = Contract(
        takes: [.required("language"), .required("hour", .number), .text("zone"), .each(MailSettingsPage.wish)],
        at: [.pages]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        let texts = site.pages.texts(context)
        do {
            try await site.database.choose(try reader(form, texts), by: act)
            return .redirect(to: Routes.mailSettings(), having: .wishesKept, context)
        } catch let faults as FormFaults where !context.wantsJSON {
            var page = try await MailSettingsPage(context, site)
            page.faults = faults.faults
            return try page.respond(request, context, site)
        }
    }

    private func reader(_ form: Form, _ texts: Texts) throws -> NoticeReader {
        var reader = NoticeReader()
        guard let language = LanguageTag(form["language"]), site.pages.catalogues.languages.contains(language) else {
            throw FormFaults("language", texts("mailSettings.languageUnknown"))
        }
        reader.language = language
        guard let hour = Int(form["hour"]), (0...23).contains(hour) else {
            throw FormFaults("hour", texts("mailSettings.hourUnknown"))
        }
        reader.digestHour = hour
        if !form["zone"].isEmpty {
            guard let zone = Zone(form["zone"]) else { throw FormFaults("zone", texts("words.zoneUnknown")) }
            reader.zone = zone
        }
        for topic in NoticeTopic.allCases {
            let field = MailSettingsPage.wish + topic.rawValue
            guard !form[field].isEmpty else { continue }
            guard let delivery = Delivery(rawValue: form[field]) else {
                throw FormFaults(field, texts("mailSettings.deliveryUnknown"))
            }
            reader.wishes[topic] = delivery
        }
        return reader
    }
}

/// `POST /account/mail/address`: takes an address, which is used once the link is followed that is mailed to it.
struct GiveMailAddress: Endpoint {
    static let contract = Contract(takes: [.required("address")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        do {
            if context.programme?.isDemonstration == true { throw ReaderRefusal.demonstration }
            guard site.mails else { throw ReaderRefusal.mailOff }
            guard let address = MailAddress(form["address"]) else { throw ReaderRefusal.address }
            try await site.database.give(address, language: context.language, by: act)
            return .redirect(to: Routes.mailSettings().at("address"), having: .addressGiven, context)
        } catch let refusal as ReaderRefusal where !context.wantsJSON {
            var page = try await MailSettingsPage(context, site)
            let words = site.pages.texts(context).words(of: refusal)
            (page.faults, page.typed) = ([Frame.Fault(address: "#\(refusal.field)", text: words)], form["address"])
            return try page.respond(request, context, site)
        }
    }
}

/// `POST /account/mail/address/removal`: nothing is mailed any more, and the address is forgotten.
struct DropMailAddress: Endpoint {
    static let contract = Contract(takes: [], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        try await site.database.dropAddress(by: act)
        return .redirect(to: Routes.mailSettings().at("address"), having: .addressDropped, context)
    }
}

/// `POST /account/calendar`: gives the calendar of what is due a new address, which is shown this once.
struct MakeCalendar: Endpoint {
    static let contract = Contract(answers: MailSettingsAnswer.self, takes: [], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        let secret = try await site.database.makeCalendar(language: context.language, by: act)
        var page = try await MailSettingsPage(context, site)
        page.secret = secret
        return try page.respond(request, context, site)
    }
}

/// `POST /account/calendar/withdrawal`: whoever has the calendar's address reads nothing by it any more.
struct WithdrawCalendar: Endpoint {
    static let contract = Contract(takes: [], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        try await site.database.withdrawCalendar(by: act)
        return .redirect(to: Routes.mailSettings().at("calendar"), having: .calendarWithdrawn, context)
    }
}

extension ReaderRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .address, .tooMany, .mailOff, .demonstration: "address"
        case .hour: "hour"
        case .confirmation: "secret"
        }
    }
}

extension Texts {
    /// Why a wish of a reader's was not taken.
    func words(of refusal: ReaderRefusal) -> String {
        switch refusal {
        case .address: self("mailSettings.addressMalformed")
        case .tooMany: self("mailSettings.tooMany", ["count": .integer(NoticeReader.confirmationsADay)])
        case .hour: self("mailSettings.hourUnknown")
        case .confirmation: self("mailSettings.confirmationUnknown")
        case .mailOff: self("mailSettings.off")
        case .demonstration: self("mailSettings.demonstration")
        }
    }
}
