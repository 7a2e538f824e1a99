import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A row of `closed_loop.finding` with its plan, actions and extensions, which are NULL where there are none.
struct FindingRow {
    let college: Identifier<College>
    let finding: Finding

    init(
        college: Identifier<College>,
        number: Int,
        severity: Finding.Severity,
        text: String,
        opened: Date,
        openedBy: Identifier<Member>,
        due: Date?,
        verified: Date?,
        verifiedBy: Identifier<Member>?,
        verifiedOrganisation: Identifier<Organisation>?,
        origin: Finding.Origin,
        warning: Int?,
        indicator: String?,
        ownerOrganisation: Identifier<Organisation>?,
        owner: Identifier<Member>?,
        ownerName: String?,
        firstDue: Date?,
        state: Finding.State,
        version: Int,
        since: Date?,
        outcome: EffectOutcome.Kind?,
        outcomeValue: Number?,
        lack: EffectOutcome.Lack?,
        closed: Date?,
        follows: Int?,
        openedByName: String?,
        plan: JSON<PlanFields>?,
        actions: JSON<[CorrectiveAction]>?,
        extensions: JSON<[DueExtension]>?
    ) {
        self.college = college
        var verification: Finding.Verification?
        if let verified, let verifiedBy, let verifiedOrganisation {
            verification = Finding.Verification(by: verifiedBy, of: verifiedOrganisation, at: verified)
        }
        var written = plan?.value.plan ?? FindingPlan()
        written.actions = actions?.value ?? []
        finding = Finding(
            number,
            severity,
            text: text,
            opened: opened,
            openedBy: openedBy,
            openedByName: openedByName,
            origin: origin,
            indicator: indicator,
            owner: FindingOwner(ownerOrganisation, member: owner, name: ownerName),
            firstDue: firstDue,
            due: due,
            follows: follows,
            warning: warning,
            state: state,
            version: version,
            since: since,
            plan: written,
            extensions: extensions?.value ?? [],
            verification: verification,
            outcome: outcome.map { EffectOutcome($0, value: outcomeValue, lack: lack) },
            closed: closed
        )
    }
}

/// The columns of a plan but for its actions.
struct PlanFields: Codable, Sendable {
    let cause: String
    let method: CauseMethod?
    let methodWords: String
    let from: Number?
    let to: Number?
    let period: Period?
    let preparedBy: Set<Identifier<Member>>

    var plan: FindingPlan {
        var criterion: EffectCriterion?
        if let from, let to, let period { criterion = EffectCriterion(from: from, to: to, period: period) }
        return FindingPlan(
            cause: cause,
            method: method,
            methodWords: methodWords,
            criterion: criterion,
            preparedBy: preparedBy
        )
    }
}
