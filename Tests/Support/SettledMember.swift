import Foundation
import Tenancy

extension FreshProgramme {
    /// Somebody of the first lead college who signs in with a password that they chose themselves.
    package func settled(_ name: String, fullName: String = "Li Ming", role: Role = .reporter, password: String)
        async throws -> Member
    {
        let member = Member(
            name: name,
            fullName: fullName,
            role: role,
            organisation: lead.id,
            programme: programme.id
        )
        let hashed = try await database.passwords.hash(password, for: "test")
        try await database.transaction(as: self.member(.collegeAdmin, of: lead)) { scope in
            try await scope.insert(member, password: hashed)
        }
        return member
    }
}
