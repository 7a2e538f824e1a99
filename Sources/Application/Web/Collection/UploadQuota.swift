import Synchronization
import Tenancy

/// How many uploads each member has under way, so that nobody fills the disk with files that never end.
final class UploadQuota: Sendable {
    private let limit: Int
    private let underWay = Mutex<[Identifier<Member>: Int]>([:])

    init(limit: Int = 3) {
        self.limit = limit
    }

    /// Takes an upload while `body` runs; throws `FormRefusal.tooManyUploads` where as many as may be are under way.
    nonisolated(nonsending) func during<Answer>(
        _ member: Identifier<Member>,
        _ body: nonisolated(nonsending) () async throws -> Answer
    ) async throws -> Answer {
        try underWay.withLock { counts throws(FormRefusal) in
            guard counts[member, default: 0] < limit else { throw .tooManyUploads(limit: limit) }
            counts[member, default: 0] += 1
        }
        defer {
            underWay.withLock { counts in
                let left = counts[member, default: 0] - 1
                counts[member] = left > 0 ? left : nil
            }
        }
        return try await body()
    }
}
