import ClosedLoop
import Collection
import Evidence
import Indicators
import Lifecycle
import Standards
import Tenancy

extension Right {
    /// The whole table: every right of every room, each name once.
    package static let all =
        ofTenancy + ofLifecycle + ofCollection + ofIndicators + ofClosedLoop + ofStandards + ofEvidence

    /// The right of a name; nil where there is none.
    package static func named(_ name: String) -> Right? { byName[name] }

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
