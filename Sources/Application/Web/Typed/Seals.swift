import Synchronization
import Tenancy

/// The service's seal, asked for once.
final class Seals: Sendable {
    private let database: Database
    private let known = Mutex<Seal?>(nil)

    init(database: Database) {
        self.database = database
    }

    /// The seal, from the database the first time.
    func seal() async throws -> Seal {
        if let seal = known.withLock({ $0 }) { return seal }
        let seal = try await database.seal()
        known.withLock { $0 = seal }
        return seal
    }
}
