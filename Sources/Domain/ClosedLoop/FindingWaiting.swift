import Lifecycle
import Tenancy

extension Finding {
    /// Why a member whose right it is can't verify it now; nil if they can.
    package func refusalOfVerification(by member: Member, at college: College) -> FindingRefusal? {
        if verification != nil { return .verified }
        if college.state.isFinal { return .notTaken }
        return openedBy == member.id ? .openedBySame : nil
    }

    /// Whether it waits for this member to verify it.
    package func waitsToBeVerified(by member: Member, at college: College) -> Bool {
        member.may(.verifyFinding, at: college) && refusalOfVerification(by: member, at: college) == nil
    }

    /// Whether it waits for this member to put right what it says.
    package func waitsToBeMended(by member: Member, at college: College) -> Bool {
        member.may(.mendFinding, at: college) && verification == nil && !college.state.isFinal
    }
}
