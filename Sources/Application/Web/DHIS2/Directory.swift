import Collection
import Indicators
import Language
import Tenancy

/// What a member may name in DHIS2's dialect: the programme's dictionary and indicators, and the organisation units they see.
struct Directory: Sendable {
    let programme: Programme
    let dataSets: [DataSet]
    let categories: [Category]
    let book: IndicatorBook
    let elements: [Element]
    /// The programme first, then countries with their colleges, by their codes.
    let units: [OrganisationUnit]
    /// Whether all of the programme is theirs to see, or their own colleges alone.
    let seesAll: Bool
    private let places: [String: Int]

    /// Reads it all in a transaction of the member's.
    static func read(_ scope: Scope, of visitor: Visitor) async throws -> Directory {
        let programme = visitor.programme
        let colleges = try await scope.colleges(in: .programme)
        return Directory(
            programme: programme,
            dataSets: try await scope.dataSets(),
            categories: try await scope.categories(),
            book: try await scope.indicatorBook(),
            elements: try await scope.elements(),
            units: units(of: programme, colleges),
            seesAll: scope.member.may(.seeCountries)
        )
    }

    private init(
        programme: Programme,
        dataSets: [DataSet],
        categories: [Category],
        book: IndicatorBook,
        elements: [Element],
        units: [OrganisationUnit],
        seesAll: Bool
    ) {
        self.programme = programme
        self.dataSets = dataSets
        self.categories = categories
        self.book = book
        self.elements = elements
        self.units = units
        self.seesAll = seesAll
        places = Dictionary(units.enumerated().map { ($1.uid, $0) }) { first, _ in first }
    }

    /// The unit of an identifier.
    func unit(_ uid: String) -> OrganisationUnit? { places[uid].map { units[$0] } }

    /// The topmost units that are wholly the member's to see: the programme, or each of their colleges.
    var ownUnits: [OrganisationUnit] { seesAll ? Array(units.prefix(1)) : units.filter { $0.college != nil } }

    /// Whether figures of a unit are the member's to see.
    func shows(_ unit: OrganisationUnit) -> Bool { seesAll || unit.college != nil }

    /// The ways in which elements are divided, each once, in the dictionary's order.
    var combinations: [CategoryCombination] {
        var seen: Set<String> = []
        return elements.compactMap(\.combination).filter { seen.insert($0.code).inserted }
    }

    private static func units(of programme: Programme, _ colleges: [CollegeOfPlace]) -> [OrganisationUnit] {
        let root = UID.of(programme)
        let (chinese, english) = (CountryNames(in: .chinese), CountryNames(in: .english))
        let top = OrganisationUnit(
            uid: root,
            code: programme.code,
            name: programme.name,
            ancestry: [root],
            college: nil
        )
        return [top]
            + Dictionary(grouping: colleges, by: \.country).sorted { $0.key < $1.key }.flatMap { code, colleges in
                let country = UID.of(country: code)
                let unit = OrganisationUnit(
                    uid: country,
                    code: code,
                    name: LocalizedText(zh: chinese[code], en: english[code]),
                    ancestry: [root, country],
                    college: nil
                )
                return [unit]
                    + colleges.map { college in
                        let uid = UID.of(college.id)
                        return OrganisationUnit(
                            uid: uid,
                            code: college.code,
                            name: LocalizedText(zh: college.nameZh, en: college.nameEn),
                            ancestry: [root, country, uid],
                            college: college
                        )
                    }
            }
    }
}
