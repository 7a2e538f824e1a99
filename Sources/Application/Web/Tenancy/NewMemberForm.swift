import Language
import Tenancy

/// What was typed to add a member.
struct NewMemberForm {
    var fullName = ""
    var name = ""
    var role = ""

    /// Nothing typed yet.
    init() {}

    init(_ form: Form) {
        (fullName, name, role) = (form["fullName"], form["name"], form["role"])
    }

    /// Every fault of the names, each with its field.
    func faults(_ texts: Texts) -> [Frame.Fault] {
        NewMember.faults(name: name, fullName: fullName).map { Self.fault(of: $0, texts) }
    }

    /// Every fault at once, each with its field; of a name that could be somebody's also whether somebody of the
    /// organisation has it, and of nobody else.
    func faults(
        giving roles: [Role],
        in tenant: Identifier<Organisation>,
        _ database: Database,
        _ texts: Texts
    ) async throws -> [Frame.Fault] {
        var faults = faults(texts)
        let isNameUsable = !faults.contains { $0.address == "#name" }
        if isNameUsable, try await database.isTaken(name, in: tenant) {
            faults.append(Self.fault(of: .nameTaken(name.lowercased()), texts))
        }
        if !roles.contains(where: { $0.rawValue == role }) {
            faults.append(Frame.Fault(address: "#role", text: texts("members.roleElsewhere")))
        }
        return faults
    }

    /// Where a refusal belongs in the form, and its words.
    static func fault(of refusal: MemberRefusal, _ texts: Texts) -> Frame.Fault {
        switch refusal {
        case .nameTaken(let name):
            Frame.Fault(address: "#name", text: texts("members.nameTaken", ["name": .text(name)]))
        case .nameMalformed: Frame.Fault(address: "#name", text: texts("members.nameMalformed"))
        case .fullName(let fault):
            Frame.Fault(
                address: "#fullName",
                text: texts("members.fullNames.\(fault)", ["longest": .integer(PrintedName.longest)])
            )
        case .passwordShort, .roleElsewhere: Frame.Fault(address: "#role", text: texts("members.roleElsewhere"))
        }
    }
}

/// The fields of a new member as templates show them.
struct NewMemberFields {
    struct Field {
        let value: String
        let fault: String?
    }

    struct RoleOption {
        let value: String
        let label: String
        let does: String
        let current: Bool
    }

    struct RoleField {
        let fault: String?
        let options: [RoleOption]
    }

    let fullName: Field
    let name: Field
    let role: RoleField

    init(_ typed: NewMemberForm, _ roles: [Role], _ faults: [Frame.Fault], _ texts: Texts) {
        func words(at address: String) -> String? { faults.first { $0.address == address }?.text }
        fullName = Field(value: typed.fullName, fault: words(at: "#fullName"))
        name = Field(value: typed.name, fault: words(at: "#name"))
        // Where there is only one role to give, it is given.
        let chosen = roles.count == 1 ? roles[0].rawValue : typed.role
        role = RoleField(fault: words(at: "#role"), options: Self.options(roles, chosen: chosen, texts))
    }

    /// Roles to choose, each with what it does.
    static func options(_ roles: [Role], chosen: String, _ texts: Texts) -> [RoleOption] {
        roles.map { role in
            RoleOption(
                value: role.rawValue,
                label: texts("roles.\(role)"),
                does: texts("rolesDo.\(role)"),
                current: role.rawValue == chosen
            )
        }
    }
}

/// A password that is shown this once.
struct MadePassword: Shaped {
    static let shape = Shape<MadePassword>("FirstPassword") { shape in
        shape.field("name", \.name)
        shape.field("password", \.password)
    }

    /// What its member signs in with.
    let name: String
    let password: String
}
