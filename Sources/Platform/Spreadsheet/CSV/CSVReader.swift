/// A CSV file opened for reading: its encoding and delimiter are known.
struct CSVReader {
    let encoding: TextEncoding
    let delimiter: Delimiter
    private let source: SheetSource
    private let limits: SheetLimits

    init(_ source: SheetSource, _ limits: SheetLimits) throws {
        self.source = source
        self.limits = limits
        encoding = try TextEncoding(of: source)
        var start: [UInt8] = []
        try Self.forEachChunk(of: source, encoding, limits) { chunk in
            start += chunk.prefix(1 << 16)
            return start.count < 1 << 16
        }
        delimiter = Delimiter(start[...])
    }

    func forEachRow(_ body: @escaping (SheetRow) throws -> Void) throws {
        var parser = CSVParser(delimiter: delimiter.byte, encoding: encoding, limits, body)
        var skipped = delimiter.announced
        try Self.forEachChunk(of: source, encoding, limits) { chunk in
            let skip = min(skipped, chunk.count)
            skipped -= skip
            try parser.feed(chunk.dropFirst(skip))
            return true
        }
        try parser.finish()
    }

    /// The bytes without the encoding's mark; UTF-16 as UTF-8.
    private static func forEachChunk(
        of source: SheetSource,
        _ encoding: TextEncoding,
        _ limits: SheetLimits,
        _ body: (ArraySlice<UInt8>) throws -> Bool
    ) throws {
        var transcoder: UTF16Transcoder? =
            switch encoding {
            case .utf16LittleEndian: UTF16Transcoder(isBigEndian: false)
            case .utf16BigEndian: UTF16Transcoder(isBigEndian: true)
            case .utf8, .gb18030: nil
            }
        var total = 0
        var isWhole = true
        try source.forEachChunk { bytes in
            let chunk = total == 0 ? bytes.dropFirst(encoding.markLength(bytes)) : bytes[...]
            total += bytes.count
            if total > limits.bytes { throw SheetFault(.tooLarge(.bytes)) }
            guard transcoder != nil else {
                isWhole = try body(chunk)
                return isWhole
            }
            guard let utf8 = transcoder?.transcode(Array(chunk)) else { throw SheetFault(.unknownEncoding) }
            isWhole = try body(utf8[...])
            return isWhole
        }
        if isWhole, transcoder?.isComplete == false { throw SheetFault(.unknownEncoding) }
    }
}
