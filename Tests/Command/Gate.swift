/// Lets so many through at a time, in the order in which they came: a hundred processes at once help nobody.
actor Gate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of places: Int) {
        free = places
    }

    /// Waits for a place, runs `body` and gives the place back.
    func pass<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async rethrows -> Answer {
        await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
