import Calendar
import Collection
import Foundation
import Hummingbird
import Language
import Notices
import Tenancy

/// `GET /notices`: what the member is told, the newest first.
struct ListNotices: Endpoint {
    static let contract = Contract(answers: NoticesAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = NoticesQuery(request)
        let unknown = query.unknown
        let (found, dataSets) = try await site.database.reading(as: member) { scope in
            (
                unknown.isEmpty ? try await scope.notices(query.filter) : (entries: [], count: 0),
                try await scope.dataSets()
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Notices",
            request,
            context,
            status: unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("notices.title"),
                faults: unknown.map { $0.fault(label: texts(NoticesQuery.labels[$0.name] ?? ""), texts) }
            ),
            answer: NoticesAnswer(
                notices: found.entries.map { NoticeAnswer($0, texts) },
                count: found.count,
                page: ListStretch(page: query.number, size: NoticesQuery.size, of: found.count).page,
                unknown: unknown
            )
        ) { texts in
            NoticesView(
                filters: query.filters(texts),
                summary: texts("notices.summary", ["count": .integer(found.count)]),
                notices: found.entries.map { NoticeRowView($0, dataSets, texts) },
                hasUnread: found.entries.contains { $0.read == nil },
                pager: Pager(
                    count: found.count,
                    page: query.number,
                    size: NoticesQuery.size,
                    address: { Routes.notices(asking: query.at($0)) },
                    texts
                )
            )
        }
    }
}

/// `POST /notices/read`: marks all of the member's notices as read.
struct MarkNoticesRead: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        try act.requireWriting()
        try await site.database.markRead(of: act.member, at: act.at)
        site.unread.forgetAll()
        return .redirect(to: Routes.notices())
    }
}

extension NoticesQuery {
    /// How many stand on one page.
    static let size = 50
    /// What `state` may say.
    private static let states = ["unread", "waiting"]

    /// The catalogue's keys of what the filters are called.
    static let labels = ["topic": "notices.topic", "state": "words.state"]

    /// What of the address means nothing here.
    var unknown: [UnknownFilter] {
        [
            UnknownFilter("topic", topic, accepted: NoticeTopic.allCases.map(\.rawValue)),
            UnknownFilter("state", state, accepted: Self.states),
        ].compactMap(\.self)
    }

    var filter: NoticeFilter {
        var filter = NoticeFilter()
        filter.topic = NoticeTopic(rawValue: topic)
        filter.isUnread = state == "unread"
        filter.waits = state == "waiting"
        filter.limit = Self.size
        filter.offset = (number - 1) * Self.size
        return filter
    }

    func filters(_ texts: Texts) -> Filters {
        Filters(
            q: "",
            active: ![topic, state].allSatisfy(\.isEmpty),
            selects: [
                Select(
                    "topic",
                    label: texts("notices.topic"),
                    all: texts("words.all"),
                    options: NoticeTopic.allCases.map { ($0.rawValue, texts("notices.topics.\($0)")) },
                    chosen: topic
                ),
                Select(
                    "state",
                    label: texts("words.state"),
                    all: texts("words.all"),
                    options: Self.states.map { ($0, texts("notices.states.\($0)")) },
                    chosen: state
                ),
            ]
        )
    }
}

/// What `Notices.mustache` shows.
struct NoticesView {
    let filters: Filters
    let summary: String
    let notices: [NoticeRowView]
    let hasUnread: Bool
    let pager: Pager?
}

/// A notice on a page.
struct NoticeRowView {
    let sentence: String
    let address: Address
    /// What it is about, and of which topic.
    let detail: String
    let at: String
    let unread: Bool
    let waits: Bool

    init(_ notice: Notice, _ dataSets: [DataSet], _ texts: Texts) {
        sentence = notice.saying.text(in: texts.catalogue)
        address = Routes.notice(notice.id)
        detail = ([notice.subject(dataSets, texts)] + [texts("notices.topics.\(notice.topic)")]).compactMap(\.self)
            .joined(separator: " · ")
        at = texts.moment(notice.at)
        unread = notice.read == nil
        waits = notice.waits
    }
}

extension Notice {
    /// What it is about is called; nil where that says nothing.
    func subject(_ dataSets: [DataSet], _ texts: Texts) -> String? {
        let college = names["zh"].map { texts.name(zh: $0, en: names["en"] ?? $0) } ?? names["code"]
        let report = names["dataSet"].map { code in
            let dataSet = dataSets.first { $0.code == code }.map { texts.text($0.name) } ?? code
            let period = Period(names["period"] ?? "").map(texts.name) ?? ""
            return texts("report.title", ["dataSet": .text(dataSet), "period": .text(period)])
        }
        let parts = [college, report].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}

/// Notices as programs read them.
struct NoticesAnswer: Shaped {
    static let shape = Shape<NoticesAnswer>("Notices") { shape in
        shape.field("notices", \.notices)
        shape.field("count", \.count)
        shape.field("page", \.page)
        shape.field("unknown", \.unknown)
    }

    let notices: [NoticeAnswer]
    let count: Int
    let page: Int
    let unknown: [UnknownFilter]
}

/// A notice as programs read it.
struct NoticeAnswer: Shaped {
    static let shape = Shape<NoticeAnswer>("Notice") { shape in
        shape.field("id", \.notice.id)
        shape.field("at", \.notice.at)
        shape.field("kind", \.notice.kind)
        shape.field("topic", \.notice.topic)
        shape.field("text", \.text)
        shape.field("names", \.notice.names)
        shape.field("address", \.notice.address)
        shape.field("waits", \.notice.waits)
        shape.field("readAt", \.notice.read)
    }

    let notice: Notice
    /// In the reader's language.
    let text: String

    init(_ notice: Notice, _ texts: Texts) {
        self.notice = notice
        text = notice.saying.text(in: texts.catalogue)
    }
}

extension NoticeTopic: ChoiceAnswer {}
extension Delivery: ChoiceAnswer {}
