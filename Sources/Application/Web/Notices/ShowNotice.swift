import Collection
import Foundation
import Hummingbird
import Notices
import Tenancy

/// `GET /notices/{notice}`: one notice, which is read from then on; where mail leads to.
struct ShowNotice: Endpoint {
    static let contract = Contract(answers: NoticeAnswer.self)

    let site: Site
    let id: Identifier<Notice>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let (notice, dataSets) = try await site.database.reading(as: member) { scope in
            (try await scope.notice(id), try await scope.dataSets())
        }
        // Reading twice changes nothing, and a token that only reads changes nothing at all.
        if notice.read == nil, member.token?.scope.writes != false {
            try await site.database.markRead(id, of: member, at: site.now())
            site.unread.forgetAll()
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "OneNotice",
            request,
            context,
            heading: Heading(
                title: notice.saying.text(in: texts.catalogue),
                trail: [Frame.Link(address: Routes.notices(), label: texts("notices.title"))]
            ),
            answer: NoticeAnswer(notice, texts)
        ) { texts in
            NoticeView(row: NoticeRowView(notice, dataSets, texts), onward: notice.address)
        }
    }
}

/// What `OneNotice.mustache` shows.
struct NoticeView {
    let row: NoticeRowView
    let onward: Address
}
