import Lifecycle
import Tenancy

/// Who may do and see what of findings. A college that one holds up waits for the same, as `Blocker` says.
extension Right {
    package static let openFinding = deed("closed-loop.open-finding", [.at(.headquarters, Blocker.keepers)])
    /// Puts right what a finding says, by the documents of the next step.
    package static let mendFinding = deed("closed-loop.mend-finding", [.at(.own, Blocker.menders)])
    package static let verifyFinding = deed("closed-loop.verify-finding", [.at(.headquarters, Blocker.keepers)])

    /// Every row of this room.
    package static let ofClosedLoop = [openFinding, mendFinding, verifyFinding]
}
