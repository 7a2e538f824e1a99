import Foundation
import NIOCore
import Number

/// A form as one JSON object of texts, numbers and truths, as programs write it. Numbers are read from their digits, however
/// many there are, and so exactly.
struct JSONForm {
    private var rest: Substring.UTF8View

    /// The values by name, without those that are null; of several with one name the last. Throws
    /// `FormRefusal.malformed` or `.tooManyParts`.
    static func values(of body: ByteBuffer, limits: FormLimits) throws(FormRefusal) -> [String: SentValue] {
        guard let text = String(validating: body.readableBytesView, as: UTF8.self) else { throw .malformed }
        var form = JSONForm(rest: text[...].utf8)
        return try form.object(limits)
    }

    private mutating func object(_ limits: FormLimits) throws(FormRefusal) -> [String: SentValue] {
        var values: [String: SentValue] = [:]
        try take("{")
        var isFirst = true
        while next != UInt8(ascii: "}") {
            if !isFirst { try take(",") }
            isFirst = false
            let name = try text()
            try take(":")
            values[name] = try value()
            guard values.count <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
        }
        try take("}")
        guard next == nil else { throw .malformed }
        return values
    }

    /// The next byte that is no white space.
    private var next: UInt8? { mutating get { skipSpace().first } }

    @discardableResult
    private mutating func skipSpace() -> Substring.UTF8View {
        rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return rest
    }

    private mutating func take(_ mark: Unicode.Scalar) throws(FormRefusal) {
        guard next == UInt8(ascii: mark) else { throw .malformed }
        rest.removeFirst()
    }

    /// A text, a number or a truth; nil for null.
    private mutating func value() throws(FormRefusal) -> SentValue? {
        if next == UInt8(ascii: "\"") { return .text(try text()) }
        let word = rest.prefix { !",}]:\"[{ \t\r\n".utf8.contains($0) }
        rest = rest.dropFirst(word.count)
        let written = String(Substring(word))
        switch written {
        case "true": return .truth(true)
        case "false": return .truth(false)
        case "null": return nil
        default:
            guard written.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil,
                let number = Number(written)
            else { throw .malformed }
            return .number(number.description)
        }
    }

    /// A text between quotes, what is escaped in it unescaped.
    private mutating func text() throws(FormRefusal) -> String {
        try take("\"")
        var (isEscaped, length) = (false, 0)
        for byte in rest {
            if !isEscaped, byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw .malformed }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            length += 1
        }
        let quoted = "\"" + String(Substring(rest.prefix(length))) + "\""
        rest = rest.dropFirst(length)
        try take("\"")
        guard quoted.utf8.contains(UInt8(ascii: "\\")) else { return String(quoted.dropFirst().dropLast()) }
        do {
            return try JSONDecoder().decode(String.self, from: Data(quoted.utf8))
        } catch {
            throw .malformed
        }
    }
}
