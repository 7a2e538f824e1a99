import Testing

@testable import Web

@Suite struct `A time limit` {
    @Test func `cancels what takes longer and says so`() async {
        let deadlines = Deadlines()
        await #expect(throws: TimeExceeded.self) {
            try await deadlines.limit(.milliseconds(20)) { try await Task.sleep(for: .seconds(3_600)) }
        }
    }

    @Test func `leaves alone what is in time, with one alarm for many`() async throws {
        let deadlines = Deadlines()
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<1_000 {
                group.addTask { try await deadlines.limit(.seconds(3_600)) { number } }
            }
            return try await group.reduce(0, +)
        }
        #expect(answers == 499_500)
        // An earlier deadline than the alarm's is kept all the same.
        await #expect(throws: TimeExceeded.self) {
            try await deadlines.limit(.milliseconds(20)) { try await Task.sleep(for: .seconds(3_600)) }
        }
    }

    @Test func `passes on that whoever asked has gone, and what went wrong`() async {
        let deadlines = Deadlines()
        let asker = Task {
            try await deadlines.limit(.seconds(3_600)) { try await Task.sleep(for: .seconds(3_600)) }
        }
        asker.cancel()
        await #expect(throws: CancellationError.self) { try await asker.value }
        await #expect(throws: FormRefusal.malformed) {
            try await deadlines.limit(.seconds(3_600)) { throw FormRefusal.malformed }
        }
    }
}
