import Foundation
import Postgres
import Tenancy

extension DocumentEntry {
    /// What of it can be changed.
    package var fields: [String: String] { ["title": title, "body": body] }

    /// How a member may change it or take it off file: freely until a step has cited it, then never. Throws `Forbidden` or
    /// `ChangeRefusal`.
    package func wayOfChange(by member: Member, at college: College) throws -> ChangeWay {
        try member.require(.add(document.kind), at: college)
        guard filedAt == nil else { throw ChangeRefusal.filed(document.citation) }
        return .freely
    }
}

extension Scope {
    /// The version, its college locked, which the member may change.
    fileprivate func documentToChange(_ citation: Citation, of id: Identifier<College>) async throws -> (
        college: College, entry: DocumentEntry
    ) {
        let college = try await lock(college(id).college, for: .add(citation.kind))
        let entry = try await document(citation, of: college)
        _ = try entry.wayOfChange(by: member, at: college)
        return (college, entry)
    }

    fileprivate func row(_ citation: Citation, of college: College) -> SQL {
        "\(own(college)) AND kind = \(citation.kind) AND version = \(Int32(citation.version))"
    }
}

extension Database {
    /// Changes a version of a document that no step has cited; whoever does had a hand in it from then on.
    package func changeDocument(
        _ citation: Citation,
        of id: Identifier<College>,
        title: String,
        body: String,
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let (college, was) = try await scope.documentToChange(citation, of: id)
            try await scope.requireUnchanged(
                since: act,
                was.fields,
                ["lifecycle.change-document"],
                of: "\(id)",
                details: citation.details
            )
            try WrittenText.title.check(title)
            try WrittenText.body.check(body)
            let hands = was.document.preparedBy.union([act.member.id])
            try await scope.execute(
                """
                UPDATE lifecycle.document
                SET title = \(title), body = \(body), prepared_by = \(Scope.list(hands))::uuid[],
                    author = \(act.member.fullName), at = \(act.at)
                WHERE \(scope.row(citation, of: college))
                """
            )
            return Deed(AuditEntry("lifecycle.change-document", of: "\(id)", details: citation.details))
        }
    }

    /// Takes a version of a document off file that no step has cited.
    package func withdrawDocument(_ citation: Citation, of id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let (college, _) = try await scope.documentToChange(citation, of: id)
            try await scope.execute("DELETE FROM lifecycle.document WHERE \(scope.row(citation, of: college))")
            return Deed(AuditEntry("lifecycle.withdraw-document", of: "\(id)", details: citation.details))
        }
    }
}

extension Citation {
    /// As the audit trail names it.
    fileprivate var details: [String: String] { ["kind": kind.rawValue, "version": "\(version)"] }
}
