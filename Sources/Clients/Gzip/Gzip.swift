import CZlib

/// gzip by zlib, for answers small enough to be in memory.
package enum Gzip {
    /// The bytes in gzip's format (RFC 1952), or nil where zlib has no memory left.
    ///
    /// - Parameter level: 1 (quickest) to 9 (smallest).
    package static func compress(_ bytes: some Collection<UInt8>, level: Int32 = 9) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 more to say gzip's header and trailer instead of zlib's.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = Array(bytes)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(input.count))))
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : nil
            }
        }
        return count.map { Array(output.prefix($0)) }
    }
}
