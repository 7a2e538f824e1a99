import Indicators
import Lifecycle
import Tenancy

extension Queue {
    /// The targets that colleges propose and the member has to agree to or to decline.
    static func targets(in scope: Scope) async throws -> Queue {
        guard scope.member.may(.setTargets) else { return Queue(.targets, []) }
        let waiting = try await scope.targetProposals().filter { $0.state == .proposed }
        guard !waiting.isEmpty else { return Queue(.targets, []) }
        let book = try await scope.indicatorBook()
        var tasks: [WaitingTask] = []
        for proposal in waiting {
            let entry = try await scope.college(proposal.college)
            let name = book[proposal.indicator]?.name
            tasks.append(WaitingTask(subject: .target(entry, proposal, name), since: proposal.proposedAt))
        }
        return Queue(.targets, tasks)
    }
}
