import Foundation
import HTTPTypes
import Hummingbird
import Language

/// What was refused, as a reader or a program is told it: the one place where what went wrong gets its code, its status
/// and its words.
struct Refusal {
    /// Where something sent is wrong, and what.
    struct Place: Shaped {
        static let shape = Shape<Place>("ProblemPlace") { shape in
            shape.field("detail", \.detail)
            shape.optional("pointer", \.pointer)
            shape.optional("sheet", \.sheet)
            shape.optional("row", \.row)
            shape.optional("column", \.column)
        }

        /// What is wrong with it.
        let detail: String
        /// The field, as a JSON pointer (RFC 6901) in a fragment; nil where it stands in a file.
        var pointer: String?
        /// Where it stands in a file, as a spreadsheet names it.
        var sheet: String?
        var row: Int?
        var column: String?

        /// At a field of what was sent.
        init(_ field: String, _ detail: String) {
            self.detail = detail
            pointer = "#/\(field.replacing("~", with: "~0").replacing("/", with: "~1"))"
        }

        /// At a cell of a file.
        init(sheet: String, row: Int, column: String, _ detail: String) {
            self.detail = detail
            (self.sheet, self.row, self.column) = (sheet.isEmpty ? nil : sheet, row, column.isEmpty ? nil : column)
        }
    }

    let code: RefusalCode
    var status: HTTPResponse.Status
    let title: String
    let message: String
    /// What exactly is missing or wrong.
    var reasons: [String]
    /// How to mend it.
    var mend: [String]
    /// The fields and cells that are wrong.
    var places: [Place] = []
    /// What clients of DHIS2 know it by: `E7120`; nil for what it doesn't know.
    var foreignCode: String?
    /// What the answer's head says of it.
    var headers: HTTPFields = [:]

    /// A refusal of this code in the words of its kind.
    ///
    /// - Parameter wait: after how many seconds to come back, where that is known.
    init(
        _ code: RefusalCode,
        _ texts: Texts,
        arguments: [String: MessageArgument] = [:],
        reasons: [String] = [],
        wait: Int? = nil
    ) {
        self.code = code
        status = code.status
        title = texts("refusal.\(code.words)Title")
        message = texts("refusal.\(code.words)Message", arguments)
        self.reasons = reasons
        mend = [texts("refusal.\(code.words)Mend", wait.map { ["count": .integer($0)] } ?? [:])]
        if let wait { headers[.retryAfter] = "\(wait)" }
    }

    /// A refusal for one field.
    init(_ code: RefusalCode, at field: String, _ words: String, _ texts: Texts) {
        self.init(code, texts, reasons: [words])
        places = [Place(field, words)]
    }

    /// A form of which several fields are wrong, as its page tells them.
    init(_ faults: [Frame.Fault], status: HTTPResponse.Status = RefusalCode.formInvalid.status, _ texts: Texts) {
        self.init(.formInvalid, texts, reasons: faults.map(\.text))
        self.status = status
        tell(faults)
    }

    private mutating func tell(_ faults: [Frame.Fault]) {
        reasons = faults.map(\.text)
        places = faults.map { Place($0.field, $0.text) }
    }

    /// The refusal for an error; whatever nobody foresaw is a fault of ours, told without its details.
    init(_ error: any Error, _ texts: Texts) {
        if let there = error as? RefusedThere {
            self.init(there.refusal, texts.at(there.zone))
            return
        }
        if let several = error as? FieldFaults {
            self.init(several.first, texts)
            tell(several.faults)
            return
        }
        self =
            Self.ofDoor(error, texts) ?? Self.ofForm(error, texts) ?? Self.ofEvidence(error, texts)
            ?? Self.ofTenancy(error, texts) ?? Self.ofLifecycle(error, texts) ?? Self.ofLoop(error, texts)
            ?? Self.ofCollection(error, texts) ?? Self.ofLibrary(error, texts)
            ?? Self.ofDHIS2(error, texts) ?? Self.ofService(error, texts) ?? Refusal(.serviceFault, texts)
    }

    /// All that there is to say in one text.
    var detail: String { reasons.isEmpty ? message : reasons.joined(separator: " ") }
}
