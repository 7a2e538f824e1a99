import HTTPTypes
import Hummingbird

/// Takes in the site map line by line: a router, or whoever wants to know what there is.
protocol SiteMap {
    /// A method of a route is answered by the endpoint that is made of the route's parameters.
    func add<Query, each Part, Made: Endpoint>(
        _ method: HTTPRequest.Method,
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    )
}

extension SiteMap {
    /// Answers a GET.
    func get<Query, each Part, Made: Endpoint>(
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        add(.get, route, endpoint)
    }

    /// Answers a POST.
    func post<Query, each Part, Made: Endpoint>(
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        add(.post, route, endpoint)
    }

    /// Answers a PATCH.
    func patch<Query, each Part, Made: Endpoint>(
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        add(.patch, route, endpoint)
    }

    /// Answers a DELETE.
    func delete<Query, each Part, Made: Endpoint>(
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        add(.delete, route, endpoint)
    }
}

/// The site map on a router or a group of one.
struct RoutedSite<Group: RouterMethods<Context>>: SiteMap {
    let group: Group

    func add<Query, each Part, Made: Endpoint>(
        _ method: HTTPRequest.Method,
        _ route: Route<Query, repeat each Part>,
        _ endpoint: @escaping @Sendable (repeat each Part) -> Made
    ) {
        group.on(RouterPath(route.pattern.text), method: method) { request, context in
            let parts = try route.parts(of: context.parameters)
            return try await endpoint(repeat each parts).respondInTime(to: request, context)
        }
    }
}
