import Calendar
import Standards
import Tenancy

extension Queue {
    /// The adoptions that the member has to confirm or withdraw.
    static func adoptions(in scope: Scope, _ zone: Zone) async throws -> Queue {
        let waiting = try await scope.proposedAdoptions().filter { $0.refusalOfConfirmation(by: scope.member) == nil }
        return Queue(
            .adoptions,
            waiting.map { WaitingTask(subject: .adoption($0, zone), since: $0.standing.proposed?.at) }
        )
    }
}
