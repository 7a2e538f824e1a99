import Calendar
import Foundation
import Hummingbird
import Language
import Notices
import Tenancy

/// The page of how one is told, in any of its states.
struct MailSettingsPage {
    /// What the fields of the topics begin with.
    static let wish = "wish-"

    let reader: NoticeReader
    var faults: [Frame.Fault] = []
    /// The address that was typed and not taken.
    var typed = ""
    /// In the calendar's new address.
    var secret: ReaderSecret?

    init(_ context: Context, _ site: Site) async throws {
        let now = site.now()
        reader = try await site.database.reading(as: try context.requireMember()) { try await $0.noticeReader(at: now) }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "MailSettings",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("mailSettings.title"),
                trail: [Frame.Link(address: Routes.account(), label: texts("account.title"))],
                faults: faults,
                isOnce: secret != nil
            ),
            answer: answer(context, site)
        ) { texts in MailSettingsView(self, calendar(site), context, site, texts) }
    }

    /// What programs are told.
    func answer(_ context: Context, _ site: Site) -> MailSettingsAnswer {
        let isMailed = site.mails && context.programme?.isDemonstration != true
        return MailSettingsAnswer(reader: reader, isMailed: isMailed, calendar: calendar(site))
    }

    /// The calendar's new address, this once.
    private func calendar(_ site: Site) -> String? {
        secret.map { "\(site.pages.host)\(Routes.dueCalendar(asking: SecretQuery(secret: $0.text)))" }
    }
}

/// How one is told, as programs read it.
struct MailSettingsAnswer: Shaped {
    static let shape = Shape<MailSettingsAnswer>("MailSettings") { shape in
        shape.field("isMailed", \.isMailed)
        shape.field("address", \.reader.address)
        shape.field("pendingAddress", \.reader.pending)
        shape.field("language", \.reader.language.description)
        shape.field("timeZone", \.reader.zone)
        shape.field("digestHour", \.reader.digestHour)
        shape.field("wishes", \.wishes)
        shape.field("calendarSince", \.reader.calendarSince)
        shape.optional("calendarAddress", \.calendar)
    }

    let reader: NoticeReader
    /// Whether this service mails anything to the member's programme.
    let isMailed: Bool
    let calendar: String?

    var wishes: [String: Delivery] {
        Dictionary(uniqueKeysWithValues: NoticeTopic.allCases.map { ($0.rawValue, reader.delivery(of: $0)) })
    }
}

/// What `MailSettings.mustache` shows.
struct MailSettingsView {
    let off: String?
    let address: String?
    let pending: String?
    let addressField: FormField
    let wishes: [Select]
    let hour: Select
    let language: Select
    let zone: FormField
    let calendar: String?
    let calendarSince: String?
    let calendarButton: String

    init(_ page: MailSettingsPage, _ calendar: String?, _ context: Context, _ site: Site, _ texts: Texts) {
        let reader = page.reader
        func fault(_ field: String) -> String? { page.faults.first { $0.field == field }?.text }
        off =
            context.programme?.isDemonstration == true
            ? texts("mailSettings.demonstration") : site.mails ? nil : texts("mailSettings.off")
        address = reader.address
        pending = reader.pending.map { texts("mailSettings.pending", ["address": .text($0)]) }
        addressField = FormField(
            name: "address",
            label: texts("mailSettings.address"),
            value: page.typed,
            fault: fault("address"),
            hint: texts("mailSettings.addressHint")
        )
        wishes = NoticeTopic.allCases.map { topic in
            let field = MailSettingsPage.wish + topic.rawValue
            var select = Select(
                field,
                label: texts("notices.topics.\(topic)"),
                options: Delivery.allCases.map { ($0.rawValue, texts("mailSettings.deliveries.\($0)")) },
                chosen: reader.delivery(of: topic).rawValue
            )
            select.fault = fault(field)
            return select
        }
        var hour = Select(
            "hour",
            label: texts("mailSettings.hour"),
            options: (0...23).map { ("\($0)", texts("mailSettings.hourOption", ["hour": .text("\($0):00")])) },
            chosen: "\(reader.digestHour)"
        )
        hour.fault = fault("hour")
        self.hour = hour
        let isNew = reader == NoticeReader()
        var language = Select(
            "language",
            label: texts("mailSettings.language"),
            options: site.pages.catalogues.languages.map { ($0.description, $0.endonym) },
            chosen: (isNew ? context.language : reader.language).description
        )
        language.fault = fault("language")
        self.language = language
        zone = FormField(
            name: "zone",
            label: texts("mailSettings.zone"),
            value: reader.zone?.name ?? "",
            fault: fault("zone"),
            hint: texts("mailSettings.zoneHint", ["zone": .text(context.zone.name)])
        )
        self.calendar = calendar
        calendarSince = reader.calendarSince.map {
            texts("mailSettings.calendarSince", ["date": .text(texts.moment($0))])
        }
        calendarButton = texts(reader.calendarSince == nil ? "mailSettings.makeCalendar" : "mailSettings.renewCalendar")
    }
}
