import Foundation

/// Takes CSV apart, fed piece by piece: RFC 4180 with any line end, any of the delimiters, and quotes inside a field
/// that doesn't begin with one.
///
/// It works on bytes: no separator, quote or line end is ever part of a character of UTF-8 or GB18030.
struct CSVParser {
    private enum State {
        case fieldStart, plain, quoted, afterQuote
    }

    private let delimiter: UInt8
    private let encoding: TextEncoding
    private let limits: SheetLimits
    private let marks: NumberReading.Marks
    private let body: (SheetRow) throws -> Void

    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var cells: [Cell] = []
    private var column = 1
    private var row = 1
    private var total = 0
    private var endsWithReturn = false
    /// The spaces before a field's opening quote.
    private var indent = 0

    init(
        delimiter: UInt8,
        encoding: TextEncoding,
        _ limits: SheetLimits,
        _ body: @escaping (SheetRow) throws -> Void
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.limits = limits
        self.body = body
        // What separates by semicolons or tabs was written where commas may be decimal: Excel's CSV and Unicode text.
        marks = delimiter == UInt8(ascii: ",") ? .pointOrComma : .open
    }

    /// Takes the next bytes and hands on the rows that end in them.
    mutating func feed(_ bytes: ArraySlice<UInt8>) throws {
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if state == .quoted {
                place = try takeQuoted(bytes[place...])
                continue
            }
            if state == .plain {
                place = try takeRun(bytes[place...])
                guard place < bytes.endIndex else { return }
            }
            let byte = bytes[place]
            place += 1
            let isSecondHalf = endsWithReturn && byte == Self.newline
            endsWithReturn = false
            if isSecondHalf { continue }
            if state == .afterQuote { try takeAfterQuote(byte) } else { try takePlain(byte) }
        }
    }

    /// Takes what ends no field at once; says where it stopped.
    private mutating func takeRun(_ bytes: ArraySlice<UInt8>) throws -> Int {
        let end =
            bytes.firstIndex { $0 == delimiter || $0 == Self.newline || $0 == Self.carriageReturn } ?? bytes.endIndex
        field += bytes[..<end]
        if field.count > limits.text { throw fault(.tooLarge(.text)) }
        return end
    }

    /// Takes what is quoted at once, up to the next quote; says where it stopped.
    private mutating func takeQuoted(_ bytes: ArraySlice<UInt8>) throws -> Int {
        let end = bytes.firstIndex(of: Self.quote) ?? bytes.endIndex
        field += bytes[..<end]
        if field.count > limits.text { throw fault(.unclosedQuote) }
        guard end < bytes.endIndex else { return end }
        state = .afterQuote
        return end + 1
    }

    /// Says that no byte follows: hands on a last row that no line end closes.
    mutating func finish() throws {
        guard state != .quoted else { throw fault(.unclosedQuote) }
        if state != .fieldStart || column > 1 || !field.isEmpty { try endRow() }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private mutating func takePlain(_ byte: UInt8) throws {
        switch byte {
        case delimiter: try endField()
        case Self.newline: try endRow()
        case Self.carriageReturn:
            endsWithReturn = true
            try endRow()
        case Self.quote where state == .fieldStart:
            // Spaces before a quote belong to no field: some programs align their columns with them.
            indent = field.count
            field.removeAll(keepingCapacity: true)
            state = .quoted
        case Self.space where state == .fieldStart: try append(byte)
        default:
            state = .plain
            try append(byte)
        }
    }

    private mutating func takeAfterQuote(_ byte: UInt8) throws {
        switch byte {
        case Self.quote:
            state = .quoted
            try append(byte)
        case delimiter: try endField()
        case Self.newline: try endRow()
        case Self.carriageReturn:
            endsWithReturn = true
            try endRow()
        case Self.space: break
        default: try takeBack(byte)
        }
    }

    /// After spaces, a quote that something follows opened no field: it is text like any other.
    private mutating func takeBack(_ byte: UInt8) throws {
        guard indent > 0, !field.contains(where: { [delimiter, Self.newline, Self.carriageReturn].contains($0) }) else {
            throw fault(.textAfterQuote)
        }
        field = [UInt8](repeating: Self.space, count: indent) + [Self.quote] + field + [Self.quote]
        state = .plain
        try append(byte)
    }

    private mutating func append(_ byte: UInt8) throws {
        field.append(byte)
        if field.count > limits.text { throw fault(.tooLarge(.text)) }
    }

    private mutating func endField() throws {
        state = .fieldStart
        if !field.isEmpty {
            unguard()
            guard let text = decoded() else { throw fault(.unknownEncoding) }
            field.removeAll(keepingCapacity: true)
            if !text.isEmpty { cells.append(Cell(column: column, content: .text(text))) }
            total += 1
            if total > limits.cells { throw fault(.tooLarge(.cells)) }
        }
        column += 1
        if column > limits.columns + 1 { throw fault(.tooLarge(.columns)) }
    }

    /// `="007"` is how programs keep Excel from making a number of a code: the field is what stands between the quotes.
    private mutating func unguard() {
        guard field.count >= 3, field[0] == UInt8(ascii: "="), field[1] == Self.quote, field.last == Self.quote,
            !field[2..<(field.count - 1)].contains(Self.quote)
        else { return }
        field = Array(field[2..<(field.count - 1)])
    }

    private mutating func endRow() throws {
        try endField()
        if row > limits.rows { throw fault(.tooLarge(.rows)) }
        if !cells.isEmpty { try body(SheetRow(sheet: "", number: row, cells: cells, marks: marks)) }
        cells.removeAll(keepingCapacity: true)
        column = 1
        row += 1
    }

    private func decoded() -> String? {
        guard encoding == .gb18030, field.contains(where: { $0 >= 0x80 }) else {
            return String(decoding: field, as: UTF8.self)
        }
        return String(bytes: field, encoding: Self.chinese)
    }

    /// CoreFoundation's number for GB18030, for which Foundation has no name.
    private static let chinese = String.Encoding(rawValue: 0x8000_0632)

    private func fault(_ kind: SheetFault.Kind) -> SheetFault {
        SheetFault(kind, at: SheetPlace(row: row, column: column))
    }
}
