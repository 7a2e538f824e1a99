/// Why a file can't be read as rows, and where.
package struct SheetFault: Error, Sendable, Hashable {
    /// What is wrong; each has its text in the catalogues, under `spreadsheet.faults`.
    package enum Kind: Sendable, Hashable {
        /// The file has no bytes, or a workbook no sheets.
        case empty
        /// Neither a workbook nor a text file.
        case unknownFormat
        /// A zip file that is no workbook, such as a text document.
        case notAWorkbook
        /// Protected by a password.
        case encrypted
        /// A workbook of Excel 97–2003 (.xls).
        case oldExcel
        /// A binary workbook (.xlsb).
        case binaryExcel
        /// An OpenDocument spreadsheet (.ods).
        case openDocument
        /// A web page or an XML file that only calls itself a workbook.
        case webPage
        /// Cut off or altered: which part of the workbook.
        case damaged(part: String)
        /// A part of the workbook has what no spreadsheet program writes, such as a document type with entities.
        case forbidden(part: String)
        /// A cell says that it is where no cell can be, or twice in the same place.
        case misplacedCell(String)
        /// More than the limits allow.
        case tooLarge(Limit)
        /// A text file in none of the encodings that are understood.
        case unknownEncoding
        /// A quoted field of a CSV file is never closed.
        case unclosedQuote
        /// Something follows a CSV field's closing quote.
        case textAfterQuote
    }

    /// What there is too much of; the limits are those of `SheetLimits`.
    package enum Limit: String, Sendable, Hashable, CaseIterable {
        case bytes, rows, columns, cells, sheets, text, sharedStrings
    }

    package let kind: Kind
    package let place: SheetPlace

    /// A fault and, as far as it is known, its place.
    package init(_ kind: Kind, at place: SheetPlace = SheetPlace()) {
        self.kind = kind
        self.place = place
    }

    /// The key of its text in the catalogues.
    package var key: String {
        let name =
            switch kind {
            case .empty: "empty"
            case .unknownFormat: "unknownFormat"
            case .notAWorkbook: "notAWorkbook"
            case .encrypted: "encrypted"
            case .oldExcel: "oldExcel"
            case .binaryExcel: "binaryExcel"
            case .openDocument: "openDocument"
            case .webPage: "webPage"
            case .damaged: "damaged"
            case .forbidden: "forbidden"
            case .misplacedCell: "misplacedCell"
            case .tooLarge(let limit): "tooLarge.\(limit.rawValue)"
            case .unknownEncoding: "unknownEncoding"
            case .unclosedQuote: "unclosedQuote"
            case .textAfterQuote: "textAfterQuote"
            }
        return "spreadsheet.faults.\(name)"
    }

    /// What fills the places of its text: `part` or `cell`, where it has any.
    package var arguments: [String: String] {
        switch kind {
        case .damaged(let part), .forbidden(let part): ["part": part]
        case .misplacedCell(let cell): ["cell": cell]
        default: [:]
        }
    }
}
