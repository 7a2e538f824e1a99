import Tenancy

extension Database {
    /// Writes validation rules from a file, adding to and replacing what is there. Throws `Forbidden` or `RuleFault`.
    package func load(_ rules: [ValidationRule], by act: Act) async throws {
        try act.require(.setRules)
        try await self.act(act) { scope in
            try await scope.save(rules)
            return Deed(
                AuditEntry(
                    "indicators.load-rules",
                    of: "\(act.member.programme)",
                    details: ["rules": rules.map(\.code).joined(separator: ", ")]
                )
            )
        }
    }
}
