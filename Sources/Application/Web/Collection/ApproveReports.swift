import ClosedLoop
import Collection
import Hummingbird
import Tenancy

/// `POST /reports/approvals`: approves those of the reports named about which nothing is odd.
struct ApproveReports: Endpoint {
    /// Before a report's identifier in the name of its field.
    static let prefix = "report."
    static let contract = Contract(takes: [.each(prefix)])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .move(.approve))
        let form = try await Form(request, context)
        let ids = form.fields.keys.sorted().filter { $0.hasPrefix(Self.prefix) }.compactMap {
            Identifier<Report>(String($0.dropFirst(Self.prefix.count)))
        }
        let count = try await site.database.approveUnremarkable(
            ids,
            by: try context.act(at: site.now())
        )
        return .redirect(to: Routes.queue(.approveReports, asking: QueueQuery(approved: "\(count)")))
    }
}
