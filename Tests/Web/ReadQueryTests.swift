import Foundation
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

/// Asks every query that reads before a tenant has anything and afterwards: whoever gets another answer sees the tenant.
@Suite struct `Every query` {
    @Test func `answers another tenant as if the first had nothing`() async throws {
        let planted = try await PlantedTenant()
        let (before, ownBefore) = try await (
            planted.answers(of: planted.strangers), planted.answers(of: planted.audience)
        )
        try await planted.plant()
        let after = try await planted.answers(of: planted.strangers)
        for (before, after) in zip(before, after) {
            let isSame = before.text == after.text
            #expect(isSame, "\(before.query) tells \(before.member.role) of a stranger's")
        }
        // Without this the test above could not fail.
        var told: Set<String> = []
        for (before, after) in zip(ownBefore, try await planted.answers(of: planted.audience))
        where before.text != after.text {
            told.insert(before.query)
        }
        #expect(Set(ReadQuery.all.filter { !$0.isShared }.map(\.signature)).subtracting(told) == [])
    }

    @Test func `on a scope is in the list of those that read, or known to write`() throws {
        let found = try ScopeFunctions.found()
        let known = ReadQuery.all.map(\.signature) + ScopeFunctions.writing + ScopeFunctions.parts
        for signature in Set(found).union(known).sorted() {
            let count = found.count { $0 == signature }
            #expect(
                known.count { $0 == signature } == count,
                "\(signature) stands \(count) times in the sources: add what reads to ReadQuery.all"
            )
        }
    }
}

extension PlantedTenant {
    /// What a member was told.
    struct Told {
        let member: Member
        let query: String
        let text: String
    }

    /// What each of some members is told by every query, in the same order each time.
    fileprivate func answers(of members: [Member]) async throws -> [Told] {
        var answers: [Told] = []
        for member in members {
            for query in ReadQuery.all {
                let text = try await text(of: query, for: member)
                answers.append(Told(member: member, query: query.signature, text: text))
            }
        }
        return answers
    }

    private func text(of query: ReadQuery, for member: Member) async throws -> String {
        do {
            return try await programme.database.transaction(as: member) { scope in
                var text = ""
                dump(try await query.answer(scope, self), to: &text)
                // Dictionaries and sets come in any order.
                return text.split(separator: "\n").sorted().joined(separator: "\n")
            }
        } catch let error as NotFound {
            return "\(error)"
        } catch let error as Forbidden {
            return "\(error)"
        } catch let error as PostgresError where error.state == .readOnlyTransaction {
            return "\(error.state)"
        }
    }
}
