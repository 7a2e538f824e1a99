import Foundation
import Number
import Tenancy

/// One step of a college's life, recorded for ever: who, when, from, to, on what evidence, with what reason.
package struct Transition: Sendable, Hashable, Codable {
    package let college: Identifier<College>
    /// Counted from 1 within the college; the college's version after it.
    package let number: Int
    package let step: College.Step
    package let from: College.State
    package let to: College.State
    package let member: Identifier<Member>
    /// The member's role when they took it.
    package let role: Role
    /// The member's tenant when they took it.
    package let organisation: Identifier<Organisation>
    package let at: Date
    package let reason: String?
    /// The versions that it filed or was decided on.
    package let cites: [Citation]
    /// The experts whose scores it rests on; empty where it rests on none.
    package private(set) var experts: [Identifier<Member>]
    /// What their scores came to, 0 to 100; nil where it rests on none.
    package let total: Number?
    /// What they came to by the code of the dimension, without names; empty where it rests on none.
    package let points: [String: Number]
    /// The version of the rubric that a panel's scores were judged by; nil where no panel judged.
    package let rubric: String?
    /// What whoever decided confirmed it to mean; nil where nothing was decided.
    package private(set) var confirmation: Confirmation?

    /// A transition as its row holds it; only `College.take` makes a new one.
    package init(
        college: Identifier<College>,
        number: Int,
        step: College.Step,
        from: College.State,
        to: College.State,
        member: Identifier<Member>,
        role: Role,
        organisation: Identifier<Organisation>,
        at: Date,
        reason: String?,
        cites: [Citation],
        experts: [Identifier<Member>],
        total: Number?,
        points: [String: Number] = [:],
        rubric: String? = nil,
        confirmation: Confirmation? = nil
    ) {
        self.college = college
        self.number = number
        self.step = step
        self.from = from
        self.to = to
        self.member = member
        self.role = role
        self.organisation = organisation
        self.at = at
        self.reason = reason
        self.cites = cites
        self.experts = experts
        self.total = total
        self.points = points
        self.rubric = rubric
        self.confirmation = confirmation
    }

    /// Keeps how whoever decided made sure that it was they; of a step that decides nothing there is nothing to keep.
    package mutating func confirm(by way: Confirmation.Way) {
        confirmation = step.meaning.map { Confirmation(way, meaning: $0) }
    }

    /// As many experts as there were, those whom the reader doesn't know without their names.
    static func experts(_ known: [Identifier<Member>], of count: Int) -> [Identifier<Member>] {
        let nobody = Identifier<Member>(Identifier<Organisation>.nobody.uuid)
        return known + Array(repeating: nobody, count: max(0, count - known.count))
    }

    /// The same for readers who may know how many experts it rests on, but of whom only themselves.
    func unnamed(exceptFor reader: Identifier<Member>) -> Transition {
        var unnamed = self
        let nobody = Identifier<Member>(Identifier<Organisation>.nobody.uuid)
        unnamed.experts = experts.map { $0 == reader ? $0 : nobody }
        return unnamed
    }
}
