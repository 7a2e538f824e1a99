/// Takes the data of a `COPY … FROM STDIN`; what is written waits in a small buffer, then for the server.
package final class CopyWriter {
    private static let size = 65_536
    private let connection: Connection
    private var buffer: [UInt8] = []

    init(_ connection: Connection) {
        self.connection = connection
        buffer.reserveCapacity(Self.size * 2)
    }

    /// Writes bytes in the COPY's own format.
    package nonisolated(nonsending) func write(_ bytes: some Collection<UInt8>) async throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.size { try await flush() }
    }

    /// Writes a row of a COPY in text format, the fields escaped and separated by tabs; nil is `NULL`.
    package nonisolated(nonsending) func write(row fields: [String?]) async throws {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: "\t")) }
            append(field)
        }
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.size { try await flush() }
    }

    /// Sends what waits in the buffer.
    nonisolated(nonsending) func flush() async throws {
        if buffer.count <= Self.size * 2 {
            if !buffer.isEmpty { try await connection.sendCopyData(buffer) }
        } else {
            for start in stride(from: 0, to: buffer.count, by: Self.size) {
                try await connection.sendCopyData(Array(buffer[start..<min(start + Self.size, buffer.count)]))
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func append(_ field: String?) {
        guard let field else {
            buffer.append(contentsOf: #"\N"#.utf8)
            return
        }
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\t"): buffer.append(contentsOf: #"\t"#.utf8)
            case UInt8(ascii: "\n"): buffer.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): buffer.append(contentsOf: #"\r"#.utf8)
            default: buffer.append(byte)
            }
        }
    }
}
