import Synchronization
import Tenancy

/// The seal of the service's forms, asked for once.
final class FormSeals: Sendable {
    private let database: Database
    private let known = Mutex<FormSeal?>(nil)

    init(database: Database) {
        self.database = database
    }

    /// The seal, from the database the first time.
    func seal() async throws -> FormSeal {
        if let seal = known.withLock({ $0 }) { return seal }
        let seal = try await database.formSeal()
        known.withLock { $0 = seal }
        return seal
    }
}
