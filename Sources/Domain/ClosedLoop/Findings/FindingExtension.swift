import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Finding {
    /// Everything that keeps a member whose right it is from asking for another due day; empty if nothing does.
    package func refusalsOfAsking(for due: Day?, at college: College) -> [FindingRefusal] {
        if college.state.isFinal { return [.notTaken] }
        if verification != nil { return [.verified] }
        if askedExtension != nil { return [.extensionAsked] }
        guard let due, let now = self.due, due.end(in: college.zone) > now else { return [.extensionDayMissing] }
        return []
    }

    /// Whether a member may ask for another due day now.
    package func mayAsk(_ member: Member, at college: College) -> Bool {
        member.may(.askExtension, at: college) && !college.state.isFinal && verification == nil && due != nil
            && askedExtension == nil
    }
}

extension Database {
    /// Asks for another due day, with a reason. Throws `FindingRefusal`.
    package func askExtension(
        of number: Int,
        at id: Identifier<College>,
        to due: Day?,
        reason: String,
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let work = try await scope.work(at: id, for: .askExtension)
            let finding = try work.finding(number)
            if let refusal = finding.refusalsOfAsking(for: due, at: work.college).first { throw refusal }
            guard let due else { throw FindingRefusal.extensionDayMissing }
            let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !reason.isEmpty else { throw FindingRefusal.reasonMissing }
            try WrittenText.remark.check(reason)
            let asked = DueExtension(
                (finding.extensions.last?.number ?? 0) + 1,
                due: due,
                reason: reason,
                askedOn: Day(act.at, in: work.college.zone),
                askedBy: act.member.fullName
            )
            try await scope.execute(Scope.insertion(of: [(number, asked)], work.college))
            return Deed(work.entry("ask-extension", number, ["due": "\(due)", "reason": reason]))
        }
    }

    /// Grants or refuses another due day; the first one counts all the same. Throws `FindingRefusal`.
    package func decideExtension(
        _ asked: Int,
        of number: Int,
        at id: Identifier<College>,
        granted: Bool,
        words: String,
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let work = try await scope.work(at: id, for: .decideExtension)
            let college = work.college
            let finding = try work.finding(number)
            guard let ask = finding.extensions.first(where: { $0.number == asked }) else {
                throw NotFound(what: "extension")
            }
            guard ask.granted == nil else { throw FindingRefusal.extensionDecided }
            if finding.verification != nil { throw FindingRefusal.verified }
            if finding.owner.isOf(act.member, at: college) { throw FindingRefusal.ownTenant }
            let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
            guard granted || !words.isEmpty else { throw FindingRefusal.reasonMissing }
            try WrittenText.remark.check(words)
            try await scope.execute(
                """
                UPDATE closed_loop.extension
                SET granted = \(granted), words = \(words), decided_on = \(Day(act.at, in: college.zone)),
                    decided_by = \(act.member.fullName)
                WHERE \(scope.own(college)) AND finding = \(Int32(number)) AND number = \(Int32(asked))
                """
            )
            if granted {
                let end = ask.due.end(in: college.zone)
                try await scope.execute(
                    """
                    UPDATE closed_loop.finding SET due = \(end) WHERE \(scope.own(college)) AND number = \(Int32(number))
                    """
                )
                try await scope.postpone(number, to: end, at: college)
            }
            let details = ["extension": "\(asked)", "granted": "\(granted)", "due": "\(ask.due)"]
            return Deed(work.entry("decide-extension", number, details))
        }
    }
}
