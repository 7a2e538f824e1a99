/// A statement's parameters as libpq takes them, valid while they are being sent.
struct BoundParameters {
    let count: Int32
    let types: [UInt32]
    let values: [UnsafePointer<CChar>?]
    let lengths: [Int32]
    let formats: [Int32]
}

extension SQL {
    /// Lays all parameters' bytes out beside each other and lends pointers to them.
    func withParameters<Result>(_ body: (BoundParameters) -> Result) -> Result {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parameters.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        var offsets: [Int?] = []
        for parameter in parameters {
            offsets.append(parameter.bytes == nil ? nil : bytes.count)
            bytes += parameter.bytes ?? []
        }
        // An empty value still needs an address, for nil means NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let bound = BoundParameters(
                count: Int32(parameters.count),
                types: parameters.map(\.type.oid),
                values: offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } },
                lengths: parameters.map { Int32($0.bytes?.count ?? 0) },
                formats: [Int32](repeating: 1, count: parameters.count)
            )
            return body(bound)
        }
    }
}
