import Foundation
import Postgres
import Tenancy

extension Scope {
    /// Every version of every document of a college, without their bodies, the oldest of each kind first.
    package func documents(of college: College) async throws -> [DocumentEntry] {
        try await documents(of: [college])[college.id] ?? []
    }

    /// The same of several colleges.
    func documents(of colleges: [College]) async throws -> OnFile<DocumentEntry> {
        try await documents(of: colleges, where: "true", body: "''")
    }

    /// One version with its words; throws `NotFound`.
    package func document(_ citation: Citation, of college: College) async throws -> DocumentEntry {
        let found = try await documents(
            of: [college],
            where: "kind = \(citation.kind) AND version = \(citation.version)",
            body: "body"
        )
        guard let entry = found[college.id]?.first else { throw NotFound(what: "document") }
        return entry
    }

    /// The version before another with its words; nil for the first, and where it was taken off file.
    package func documentBefore(_ citation: Citation, of college: College) async throws -> DocumentEntry? {
        let found = try await documents(
            of: [college],
            where: "kind = \(citation.kind) AND version < \(citation.version)",
            body: "body"
        )
        return found[college.id]?.last
    }

    fileprivate func add(
        _ kind: Document.Kind,
        to college: College,
        title: String,
        body: String,
        at: Date
    ) async throws -> Document {
        let state = try await lock(college, for: .add(kind)).state
        guard state.kinds.contains(kind) else { throw College.Refusal.notFiledNow(kind, in: state) }
        try WrittenText.title.check(title)
        try WrittenText.body.check(body)
        let earlier = try await documents(of: [college], where: "kind = \(kind)", body: "''")[college.id] ?? []
        let hands = earlier.reversed().prefix { $0.filedAt == nil }.flatMap(\.document.preparedBy)
        let document = Document(
            kind,
            version: (earlier.last?.document.version ?? 0) + 1,
            preparedBy: member.id,
            and: Set(hands),
            at: at
        )
        let entry = DocumentEntry(document, title: title, body: body, author: member.fullName)
        try await execute(Self.insertion(of: [entry], college))
        return document
    }

    private func documents(of colleges: [College], where condition: SQL, body: SQL) async throws
        -> OnFile<DocumentEntry>
    {
        var found = OnFile<DocumentEntry>()
        _ = try await all(
            """
            SELECT college_id, kind, version, prepared_by, at, title, \(body), author, filed_at FROM lifecycle.document
            WHERE \(own(colleges)) AND \(condition) ORDER BY kind, version
            """
        ) {
            (
                college: Identifier<College>,
                kind: Document.Kind,
                version: Int,
                hands: [Identifier<Member>],
                at: Date,
                title: String,
                body: String,
                author: String,
                filedAt: Date?
            ) in
            let document = Document(kind, version: version, preparedBy: hands[0], and: Set(hands), at: at)
            found[college, default: []].append(
                DocumentEntry(document, title: title, body: body, author: author, filedAt: filedAt)
            )
        }
        return found
    }

    /// One statement that writes versions.
    static func insertion(of entries: [DocumentEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.document (tenant_id, college_id, programme_id, kind, version, title, body, prepared_by,
            author, at, filed_at)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, title, body, prepared_by::uuid[],
            author, at, filed_at
        FROM unnest(\(entries.map(\.document.kind)), \(entries.map { Int32($0.document.version) }),
            \(entries.map(\.title)), \(entries.map(\.body)), \(entries.map { list($0.document.preparedBy) }),
            \(entries.map(\.author)), \(entries.map(\.document.at)), \(entries.map(\.filedAt)))
            AS given (kind, version, title, body, prepared_by, author, at, filed_at)
        """
    }

    /// Identifiers as the text of a PostgreSQL array, for a column of arrays within an array.
    static func list(_ members: some Collection<Identifier<Member>>) -> String {
        "{\(members.map(\.description).sorted().joined(separator: ","))}"
    }
}

extension Database {
    /// Puts the next version of a document on file, which the next step of its kind will cite.
    ///
    /// Whoever had a hand in an earlier version that was not filed has one in this too.
    @discardableResult
    package func add(
        _ kind: Document.Kind,
        to id: Identifier<College>,
        title: String,
        body: String,
        by act: Act
    ) async throws -> Document {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let document = try await scope.add(kind, to: college, title: title, body: body, at: act.at)
            let details = ["kind": kind.rawValue, "version": "\(document.version)"]
            return Deed(document, AuditEntry("lifecycle.add-document", of: "\(id)", details: details))
        }
    }
}
