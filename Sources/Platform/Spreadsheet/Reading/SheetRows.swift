import Foundation

/// The rows of a file as an asynchronous sequence: a thread reads ahead a little and waits for who takes them.
package struct SheetRows: AsyncSequence, Sendable {
    package typealias Element = SheetRow

    let file: SheetFile

    /// Begins to read the file from its start.
    package func makeAsyncIterator() -> Iterator { Iterator(file) }

    /// Gives one row after the other; reading stops when it is dropped or its task is cancelled.
    package struct Iterator: AsyncIteratorProtocol {
        private let reading: Reading
        private var batch: ArraySlice<SheetRow> = []

        init(_ file: SheetFile) {
            reading = Reading(file)
        }

        /// The next row; nil at the end. Throws `SheetFault`, or `CancellationError` when the task is cancelled.
        package mutating func next() async throws -> SheetRow? {
            if batch.isEmpty { batch = (try await reading.queue.next() ?? [])[...] }
            return batch.popFirst()
        }
    }

    /// Stops the thread when the last copy of the iterator goes.
    private final class Reading: Sendable {
        let queue = RowQueue()

        init(_ file: SheetFile) {
            Thread.detachNewThread { [queue] in
                do {
                    var batch: [SheetRow] = []
                    var size = 0
                    try file.forEachRow { row in
                        batch.append(row)
                        size += row.size
                        // A few such batches wait in memory, however long the rows are.
                        guard batch.count == 256 || size >= 1 << 16 else { return }
                        try queue.put(batch)
                        batch.removeAll(keepingCapacity: true)
                        size = 0
                    }
                    if !batch.isEmpty { try queue.put(batch) }
                    queue.end(nil)
                } catch {
                    queue.end(error)
                }
            }
        }

        deinit { queue.close() }
    }
}
