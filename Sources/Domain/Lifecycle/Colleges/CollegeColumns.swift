import Postgres

extension SQL {
    /// That the application of a row of `college` lies or has been decided on at headquarters: a draft's doesn't, unless
    /// headquarters has returned it.
    package static let isSubmitted: SQL = """
        (college.state <> 'draft' OR EXISTS (
            SELECT FROM lifecycle.transition
            WHERE transition.tenant_id = college.tenant_id AND transition.college_id = college.college_id
                AND transition.number = college.version AND transition.step = 'revise'
        ))
        """
}

extension College.State: PostgresCodable {}
extension College.Step: PostgresCodable {}
extension Document.Kind: PostgresCodable {}
extension Blocker.Kind: PostgresCodable {}
extension Veto.Ground: PostgresCodable {}

extension Citation: JSONTreeReadable {
    /// Reads what `Codable` writes.
    package init?(_ tree: JSONTree) {
        guard case .object(let fields) = tree, case .text(let name)? = fields["kind"],
            let kind = Document.Kind(rawValue: name), case .number(let text)? = fields["version"],
            let version = Int(text)
        else { return nil }
        self.init(kind: kind, version: version)
    }
}
