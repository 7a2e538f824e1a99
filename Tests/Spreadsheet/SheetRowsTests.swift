import Foundation
import Spreadsheet
import Synchronization
import Testing

@Suite struct `Rows as an asynchronous sequence` {
    private static let many = Data((1...50_000).map { "\($0),x" }.joined(separator: "\n").utf8)

    @Test func `come in order and end`() async throws {
        var numbers: [Int] = []
        for try await row in try SheetFile(.bytes(Self.many)).rows { numbers.append(row.number) }
        #expect(numbers == Array(1...50_000))
    }

    @Test func `can be walked through again and from several tasks`() async throws {
        let rows = try SheetFile(.bytes(Self.many)).rows
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await rows.reduce(0) { count, _ in count + 1 } } }
            for try await count in group { #expect(count == 50_000) }
        }
    }

    @Test func `end with the fault that reading ends with, after the rows before it`() async throws {
        let bytes = Self.many + Data("\n\"open".utf8)
        var count = 0
        await #expect(throws: SheetFault.self) {
            for try await _ in try SheetFile(.bytes(bytes)).rows { count += 1 }
        }
        #expect(count >= 49_920)
    }

    @Test func `stop when nobody takes them or the task is cancelled`() async throws {
        let file = try SheetFile(.bytes(Self.many))
        for try await row in file.rows where row.number == 10 { break }
        let task = Task {
            var count = 0
            for try await _ in file.rows {
                count += 1
                if count == 1000 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
