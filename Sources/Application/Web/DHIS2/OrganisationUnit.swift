import Indicators
import Language

/// A place of the hierarchy in which DHIS2 arranges who reports: the programme, a country, an overseas college.
struct OrganisationUnit: Sendable {
    let uid: String
    /// The programme's code, the country's by ISO 3166-1, the college's.
    let code: String
    let name: LocalizedText
    /// From the programme down, itself the last.
    let ancestry: [String]
    /// The college that it is; nil for a country and the programme.
    let college: CollegeOfPlace?

    /// 1 for the programme, 2 for a country, 3 for a college.
    var level: Int { ancestry.count }
    /// What it lies under; nil for the programme.
    var parent: String? { ancestry.dropLast().last }
    /// Its ancestors' identifiers and its own, as DHIS2 writes them.
    var path: String { ancestry.map { "/" + $0 }.joined() }

    /// Whether it is that one or lies below it.
    func lies(in uid: String) -> Bool { ancestry.contains(uid) }
}
