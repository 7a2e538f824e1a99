import Foundation
import Hummingbird
import Lifecycle
import Notices
import Tenancy

/// `POST /colleges/{id}/following`: the member begins to follow a college, or no longer does.
struct FollowCollege: Endpoint {
    static let contract = Contract(takes: [.required("follows", .either([.truth, .choice("YesOrNo", ["yes", "no"])]))])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        let follows = form["follows"] == "yes"
        // What they may not see isn't there for them.
        _ = try await site.database.reading(as: act.member) { try await $0.college(id) }
        try await site.database.follow(id.uuid, follows, by: act)
        return .redirect(to: Routes.college(id), having: follows ? .followed : .unfollowed, context)
    }
}

extension CollegeView {
    /// The form that begins or ends following.
    struct Following {
        let action: Address
        let value: String
        let button: String
        let means: String

        /// Nil for whoever is told of the college anyway.
        init?(_ page: CollegePage, _ texts: Texts) {
            guard let follows = page.follows else { return nil }
            action = Routes.collegeFollowing(page.college.id)
            value = follows ? "no" : "yes"
            button = texts(follows ? "college.unfollow" : "college.follow")
            means = texts(follows ? "college.followed" : "college.followMeans")
        }
    }
}
