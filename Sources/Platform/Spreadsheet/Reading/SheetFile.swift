import Foundation

/// A workbook (XLSX) or CSV file whose rows can be read, one after the other and in bounded memory.
package struct SheetFile: Sendable {
    /// The formats that are read.
    package enum Format: String, Sendable, Hashable {
        case xlsx, csv
    }

    /// The format it is in.
    package let format: Format
    private let source: SheetSource
    private let limits: SheetLimits

    /// Looks at a file's first bytes to see what it is; its name doesn't matter.
    ///
    /// Throws `SheetFault` for what is neither, with its reason, and Foundation's error for what can't be read at all.
    package init(_ source: SheetSource, as format: Format? = nil, limits: SheetLimits = .standard) throws {
        let detected = try FileKind.format(of: source)
        self.source = source
        self.limits = limits
        self.format = format ?? detected
        if format == .xlsx, detected == .csv { throw SheetFault(.unknownFormat) }
    }

    /// Reads every row that has something in it, sheets in the workbook's order; what `body` throws ends it.
    package func forEachRow(_ body: (SheetRow) throws -> Void) throws {
        try withoutActuallyEscaping(body) { body in
            switch format {
            case .xlsx: try XLSXReader(source, limits).forEachRow(body)
            case .csv: try CSVReader(source, limits).forEachRow(body)
            }
        }
    }

    /// The rows as they are asked for; each walk through them reads the file anew on a thread of its own.
    package var rows: SheetRows { SheetRows(file: self) }

    /// The sheets in the workbook's order, hidden ones too; one without a name for CSV.
    package func sheets() throws -> [Sheet] {
        switch format {
        case .xlsx: try XLSXReader(source, limits).workbook.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
        case .csv: [Sheet(name: "", isHidden: false)]
        }
    }

    /// A sheet of a workbook.
    package struct Sheet: Sendable, Hashable {
        package let name: String
        package let isHidden: Bool
    }
}
