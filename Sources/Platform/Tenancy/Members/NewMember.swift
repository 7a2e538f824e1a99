import Foundation

/// What an administrator types to add a member, and the first password that was made for them.
package struct NewMember: Sendable {
    /// Without the number of their organisation, which `SignInName` adds.
    package let name: String
    package let fullName: String
    package let role: Role
    package let password: String

    /// A password of 16 letters and digits without look-alikes: 93 bits.
    package static func randomPassword() -> String {
        var generator = SystemRandomNumberGenerator()
        let characters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        return String((0..<16).compactMap { _ in characters.randomElement(using: &generator) })
    }

    /// Every fault of the fields that can be seen without asking the database, each refusal naming its own.
    package static func faults(name: String, fullName: String) -> [MemberRefusal] {
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        var faults: [MemberRefusal] = []
        if let fault = PrintedName.fault(of: PrintedName.trimmed(fullName)) { faults.append(.fullName(fault)) }
        if !SignInName.isOwnPart(name) { faults.append(.nameMalformed(name)) }
        return faults
    }

    /// Checks the fields, each refusal naming its own.
    package init(
        name: String,
        fullName: String,
        role: Role,
        password: String = NewMember.randomPassword()
    ) throws(MemberRefusal) {
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        guard SignInName.isOwnPart(name) else { throw .nameMalformed(name) }
        let fullName = PrintedName.trimmed(fullName)
        if let fault = PrintedName.fault(of: fullName) { throw .fullName(fault) }
        guard password.count >= 12 else { throw .passwordShort(password.count) }
        self.name = name
        self.fullName = fullName
        self.role = role
        self.password = password
    }
}

extension NewMember {
    /// The member they become in an organisation: the one place where a name gets its organisation's number.
    ///
    /// - Parameter role: theirs unless the organisation gives its first member another.
    package func member(
        of organisation: Identifier<Organisation>,
        in programme: Identifier<Programme>,
        as role: Role? = nil
    ) -> Member {
        Member(
            name: SignInName.whole(name, in: organisation),
            fullName: fullName,
            role: role ?? self.role,
            organisation: organisation,
            programme: programme
        )
    }
}
