import Foundation
import Postgres

extension College.State: PostgresCodable {}
extension College.Step: PostgresCodable {}
extension Document.Kind: PostgresCodable {}
extension Blocker.Kind: PostgresCodable {}
extension Veto.Ground: PostgresCodable {}

extension Numeric {
    /// The same number; a decimal's own text always reads.
    init(_ decimal: Decimal) {
        self = Numeric(decimal.description) ?? .notANumber
    }

    /// The same number, to 38 digits.
    var decimal: Decimal { Decimal(string: description) ?? .nan }
}
