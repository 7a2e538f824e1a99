import Foundation

/// Where the bytes of a file come from.
package enum SheetSource: Sendable {
    case file(URL)
    case bytes(Data)
    /// What came from a client.
    case spooled(SpooledFile)

    /// Calls `body` with all the bytes, piece by piece, until it says false; throws what Foundation throws.
    func forEachChunk(_ body: ([UInt8]) throws -> Bool) throws {
        switch self {
        case .bytes(let data):
            var rest = data[...]
            while !rest.isEmpty {
                let chunk = rest.prefix(Self.chunk)
                guard try body(Array(chunk)) else { return }
                rest = rest.dropFirst(chunk.count)
            }
        case .spooled(let file):
            var place = 0
            while true {
                let chunk = try file.bytes(from: place, atMost: Self.chunk)
                guard !chunk.isEmpty, try body(chunk) else { return }
                place += chunk.count
            }
        case .file(let url):
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            while let chunk = try handle.read(upToCount: Self.chunk), !chunk.isEmpty {
                guard try body(Array(chunk)) else { return }
            }
        }
    }

    /// The first bytes, at most so many.
    func head(_ count: Int) throws -> [UInt8] {
        var head: [UInt8] = []
        try forEachChunk { chunk in
            head += chunk.prefix(count - head.count)
            return head.count < count
        }
        return head
    }

    private static let chunk = 1 << 18
}
