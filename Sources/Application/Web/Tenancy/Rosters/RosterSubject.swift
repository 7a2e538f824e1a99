import Language
import Tenancy

/// What a roster lists.
enum RosterSubject: Sendable {
    /// Members of an organisation, the administrator's own where it is nil.
    case members(Identifier<Organisation>?)
    /// Organisations of the programme, each with its first member.
    case organisations

    /// The page itself, where a roster is sent to as well.
    var address: Address {
        switch self {
        case .members(nil): Routes.memberRoster()
        case .members(let tenant?): Routes.theirRoster(tenant)
        case .organisations: Routes.organisationRoster()
        }
    }

    /// The workbook to fill in.
    var form: Address {
        switch self {
        case .members(nil): Routes.memberRosterForm()
        case .members(let tenant?): Routes.theirRosterForm(tenant)
        case .organisations: Routes.organisationRosterForm()
        }
    }

    /// Where those who were added stand afterwards.
    var list: Address {
        switch self {
        case .members(nil): Routes.members()
        case .members(let tenant?): Routes.organisation(tenant)
        case .organisations: Routes.organisations()
        }
    }

    /// The word of the catalogue by which its texts are told apart: `members` or `organisations`.
    var word: String {
        switch self {
        case .members: "members"
        case .organisations: "organisations"
        }
    }
}

/// A column of a roster, as its page, its workbook and programs are told it.
struct RosterColumn: Shaped {
    static let shape = Shape<RosterColumn>("RosterColumn") { shape in
        shape.field("field", \.field.rawValue)
        shape.field("heading", \.heading)
        shape.field("isRequired", \.isRequired)
        shape.field("choices", \.choices)
    }

    let field: RosterFault.Field
    let heading: String
    let isRequired: Bool
    /// The only words that there are; none where anything can be written.
    let choices: [String]
}

extension RosterSubject {
    /// What goes into a column, and whether it must.
    func words(on column: RosterColumn, _ texts: Texts) -> String {
        let what =
            switch (self, column.field) {
            case (.organisations, .fullName): texts("roster.what.firstFullName")
            case (.organisations, .name): texts("roster.what.firstName")
            default: texts("roster.what.\(column.field)")
            }
        return what + texts(column.isRequired ? "roster.required" : "roster.optional")
    }

    /// The columns, in the reader's language and Chinese beside it.
    ///
    /// - Parameter roles: those that the reader gives.
    func columns(giving roles: [Role], _ catalogues: Catalogues, _ texts: Texts) -> [RosterColumn] {
        func both(_ key: String) -> String {
            let (own, chinese) = (texts(key), catalogues[.chinese].text(key))
            return own == chinese ? own : "\(own) \(chinese)"
        }
        func column(_ field: RosterFault.Field, isRequired: Bool = true, _ choices: [String] = []) -> RosterColumn {
            RosterColumn(
                field: field,
                heading: both("roster.fields.\(field.rawValue)"),
                isRequired: isRequired,
                choices: choices
            )
        }
        switch self {
        case .members:
            let words = roles.map { both("roles.\($0)") }
            return [column(.fullName), column(.name), column(.role, isRequired: roles.count > 1, words)]
        case .organisations:
            let kinds = OrganisationsQuery.kinds.map { both("organisations.kinds.\($0.rawValue)") }
            let countries = texts.countries.map { country in
                let chinese = catalogues[.chinese].conventions.countries[country.code]
                return country.name == chinese ? chinese : "\(country.name) \(chinese)"
            }
            return [
                column(.kind, kinds), column(.nameZh), column(.nameEn), column(.country, isRequired: false, countries),
                column(.fullName), column(.name),
            ]
        }
    }
}
