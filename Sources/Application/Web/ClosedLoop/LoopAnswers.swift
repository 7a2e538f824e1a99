import Calendar
import ClosedLoop
import Collection
import Indicators
import Lifecycle
import Number
import Tenancy

/// The loop of a place as programs read it.
struct LoopAnswer: Shaped {
    static let shape = Shape<LoopAnswer>("Loop") { shape in
        shape.optional("country", \.country)
        shape.optional("college", \.college)
        shape.field("period", \.period)
        shape.field("index", \.index)
        shape.field("legs", \.legs.ofAll)
        shape.field("gaps", \.gaps.named)
        shape.field("coverage", \.coverage)
        shape.field("warnings", \.warnings)
        shape.field("findings", \.findings)
        shape.field("colleges", \.colleges)
    }

    /// A college of a country.
    struct Part: Shaped {
        static let shape = Shape<Part>("LoopPart") { shape in
            shape.field("college", \.college)
            shape.field("warnings", \.warnings)
            shape.field("findings", \.findings)
        }

        let college: CollegeOfPlace
        let warnings: Standings<WarningStanding>
        let findings: Standings<FindingStanding>
    }

    /// Null but for a country.
    let country: String?
    /// Null but for a college.
    let college: CollegeOfPlace?
    let period: Period
    let index: Number?
    let legs: [Leg: Number]
    /// Why a leg has no points.
    let gaps: [Leg: NoFigure]
    let coverage: Coverage
    /// Of all its colleges, whatever the period.
    let warnings: Standings<WarningStanding>
    let findings: Standings<FindingStanding>
    let colleges: [Part]

    init(_ page: LoopPage) {
        country = if case .country(let country) = page.place.place { country } else { nil }
        college = page.place.college
        period = page.chosen.period
        index = page.cards.first?.index
        legs = page.cards.first?.legs ?? [:]
        gaps = page.cards.first?.gaps ?? [:]
        coverage = page.coverage
        (warnings, findings) = (page.allWarnings, page.allFindings)
        colleges = page.colleges.map { college in
            Part(
                college: college,
                warnings: page.warnings[college.id] ?? Standings(),
                findings: page.findings[college.id] ?? Standings()
            )
        }
    }
}

extension Standings: Shaped {
    static var shape: Shape<Standings> {
        Shape("\(Kind.self)") { shape in
            for kind in Kind.allCases { shape.field(kind.rawValue) { $0[kind] } }
        }
    }
}
