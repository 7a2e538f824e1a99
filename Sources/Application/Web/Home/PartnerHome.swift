import Collection
import Foundation
import Hummingbird
import Language
import Tenancy

/// The home of a partner's members: what waits for them, their overseas college, the library.
struct PartnerHome: Sendable {
    let site: Site
    let member: Member

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let now = site.now()
        let (home, shelf) = try await site.database.reading(as: member) { scope in
            (try await Home(scope, site, now: now, in: context.zone), try await Shelf(scope))
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "HomePartner",
            request,
            context,
            heading: Heading(title: texts("home.title"), asOf: home.newest.map(texts.moment)),
            answer: HomeAnswer(home)
        ) { texts in
            HomePartnerView(
                waiting: home.queues.map { WaitingGroup($0, home.dataSets, now: now, texts) },
                colleges: home.colleges.map { CollegeCard($0, now: now, texts) },
                standards: shelf.standardItems(texts),
                courses: shelf.courseItems(texts)
            )
        }
    }
}

/// What `HomePartner.mustache` shows.
struct HomePartnerView {
    let waiting: [WaitingGroup]
    let colleges: [CollegeCard]
    let standards: [ShelfItem]
    let courses: [ShelfItem]
}
