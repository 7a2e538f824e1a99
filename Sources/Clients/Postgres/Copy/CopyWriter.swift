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
        Self.append(fields, to: &buffer)
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

    private static func append(_ fields: [String?], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            guard let field else {
                bytes.append(contentsOf: #"\N"#.utf8)
                continue
            }
            if field.utf8.contains(where: isSpecial) {
                for byte in field.utf8 { append(byte, to: &bytes) }
            } else {
                bytes.append(contentsOf: field.utf8)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\\") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
        default: bytes.append(byte)
        }
    }
}
