/// When an expression has no value because values that it asks for are missing. Otherwise a missing value counts as 0.
package enum MissingValueStrategy: String, CaseIterable, Codable, Sendable {
    case skipIfAnyValueMissing = "SKIP_IF_ANY_VALUE_MISSING"
    case skipIfAllValuesMissing = "SKIP_IF_ALL_VALUES_MISSING"
    case neverSkip = "NEVER_SKIP"

    /// Whether an expression that found so many of so many values has no value.
    func skips(found: Int, of count: Int) -> Bool {
        switch self {
        case .skipIfAnyValueMissing: found < count
        case .skipIfAllValuesMissing: count > 0 && found == 0
        case .neverSkip: false
        }
    }
}
