import Collection
import Indicators
import Lifecycle
import Tenancy

/// DHIS2's identifiers of what has none in the database: derived, so that they are the same on every service and never change.
enum UID {
    /// What isn't divided has these everywhere.
    static let defaultCategory = "GLevLNI9wkl"
    static let defaultOption = "xYerKDKCefk"
    static let defaultCombination = "bjDvmb4bfuf"
    static let defaultOptionCombination = "HllvX50cXC0"

    /// Of the programme, under which all countries stand.
    static func of(_ programme: Programme) -> String { UIDText.derived(from: "programme.\(programme.code)") }

    /// Of a country, by its code.
    static func of(country: String) -> String { UIDText.derived(from: "country.\(country)") }

    /// Of an overseas college, whose code may be another one's of another lead college.
    static func of(_ college: Identifier<College>) -> String { UIDText.derived(from: "college.\(college)") }

    /// Of a data set; expressions name it so too.
    static func of(_ dataSet: DataSet) -> String { UIDText.derived(from: dataSet.code) }

    /// Of an indicator; expressions name it so too.
    static func of(_ indicator: Indicator) -> String { UIDText.derived(from: indicator.code) }

    /// Of a member.
    static func of(_ member: Member) -> String { UIDText.derived(from: "member.\(member.id)") }

    /// Of what a fixed list has: a level, a state, a leg of the loop.
    static func of(_ kind: MetadataKind, _ code: String) -> String { UIDText.derived(from: "\(kind.rawValue).\(code)") }

    /// Whether a text looks like one: a letter and ten letters or digits.
    static func isOne(_ text: String) -> Bool {
        text.utf8.count == 11 && text.first?.isLetter == true
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
