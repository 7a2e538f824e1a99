import CXLSXWriter
import Calendar
import Number

/// A sheet of a workbook that is being written, row by row from above.
package final class SheetWriter {
    /// The layout, with the name that the sheet has in the file.
    package let layout: SheetLayout
    /// The row, from 1, that the next rows begin with.
    package private(set) var nextRow = 1
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let book: Workbook
    /// The format of each column's cells.
    private let formats: [UnsafeMutablePointer<lxw_format>?]

    init(_ layout: SheetLayout, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ book: Workbook) throws {
        self.layout = layout
        self.sheet = sheet
        self.book = book
        formats = layout.columns.map {
            book.format(CellStyle(part: .value, shape: $0.shape, isInput: $0.isInput))
        }
        try setUp()
        try writeHead()
    }

    /// Writes the next row; values beyond the columns are a fault, columns without a value stay empty.
    package func append(_ values: [CellValue]) throws {
        guard values.count <= layout.columns.count else {
            throw fault("row \(nextRow) has \(values.count) values for \(layout.columns.count) columns")
        }
        guard nextRow <= 1_048_576 else { throw fault("more than 1,048,576 rows") }
        let texts = zip(values, layout.columns).compactMap { value, column -> (String, Double)? in
            guard case .text(let text) = value, column.shape == .text else { return nil }
            return (text, column.width)
        }
        try makeRoom(for: texts)
        for index in layout.columns.indices {
            let value = index < values.count ? values[index] : .empty
            try write(value, column: index, formats[index], isInput: layout.columns[index].isInput)
        }
        nextRow += 1
    }

    /// Puts a comment on a cell of the row that was written last; columns count from 1.
    package func comment(_ text: String, column: Int) throws {
        try check(worksheet_write_comment(sheet, UInt32(max(0, nextRow - 2)), UInt16(column - 1), text))
    }

    /// Lets the input columns of the rows written so far take only what their checks allow; call it once, at the end.
    package func checkInput() throws {
        let first = layout.headingRow + 1
        guard nextRow > first else { return }
        for (index, column) in layout.columns.enumerated() where column.isInput {
            guard let check = column.check else { continue }
            try self.check(check.apply(to: sheet, column: index, rows: first...(nextRow - 1)))
        }
    }

    private func setUp() throws {
        for (index, column) in layout.columns.enumerated() {
            try check(worksheet_set_column(sheet, UInt16(index), UInt16(index), column.width, nil))
        }
        worksheet_freeze_panes(sheet, UInt32(layout.headingRow), UInt16(layout.frozenColumns))
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        try check(worksheet_repeat_rows(sheet, UInt32(layout.headingRow - 1), UInt32(layout.headingRow - 1)))
        if layout.isRightToLeft { worksheet_right_to_left(sheet) }
        if layout.isHidden { worksheet_hide(sheet) }
        guard layout.isLocked else { return }
        var allowed = lxw_protection()
        allowed.format_columns = 1
        allowed.format_rows = 1
        worksheet_protect(sheet, nil, &allowed)
    }

    private func writeHead() throws {
        for (index, line) in layout.introduction.enumerated() {
            try write(.text(line), column: 0, book.format(CellStyle(part: index == 0 ? .title : .note)))
            nextRow += 1
        }
        try makeRoom(for: layout.columns.map { ($0.title, $0.width) })
        for (index, column) in layout.columns.enumerated() {
            let style = CellStyle(part: .heading, shape: column.shape)
            try write(.text(column.title), column: index, book.format(style))
            guard let comment = column.comment else { continue }
            try check(worksheet_write_comment(sheet, UInt32(nextRow - 1), UInt16(index), comment))
        }
        nextRow += 1
    }

    /// Makes the next row high enough for wrapped texts: not every program does so by itself.
    private func makeRoom(for texts: [(text: String, width: Double)]) throws {
        let lines = texts.map { WrittenText.lines($0.text, width: $0.width) }.max() ?? 1
        guard lines > 1 else { return }
        try check(worksheet_set_row(sheet, UInt32(nextRow - 1), min(409, 15 * Double(lines)), nil))
    }

    private func write(
        _ value: CellValue,
        column index: Int,
        _ format: UnsafeMutablePointer<lxw_format>?,
        isInput: Bool = false
    ) throws {
        let (row, column) = (UInt32(nextRow - 1), UInt16(index))
        switch value {
        case .empty:
            if isInput { try check(worksheet_write_blank(sheet, row, column, format)) }
        case .text(let text):
            try check(worksheet_write_string(sheet, row, column, WrittenText.legal(text), format))
        case .integer(let integer) where integer.magnitude < 1_000_000_000_000_000:
            try check(worksheet_write_number(sheet, row, column, Double(integer), format))
        case .integer(let integer):
            try check(worksheet_write_string(sheet, row, column, String(integer), format))
        case .number(let number):
            guard let double = WrittenText.exactDouble(number) else {
                return try check(worksheet_write_string(sheet, row, column, number.description, format))
            }
            try check(worksheet_write_number(sheet, row, column, double, format))
        case .boolean(let boolean):
            try check(worksheet_write_boolean(sheet, row, column, boolean ? 1 : 0, format))
        case .date(let date):
            var moment = lxw_datetime()
            let (year, month, day) = date.day.components
            (moment.year, moment.month, moment.day) = (Int32(year), Int32(month), Int32(day))
            (moment.hour, moment.min) = (Int32(date.second / 3600), Int32(date.second / 60 % 60))
            moment.sec = Double(date.second % 60)
            try check(worksheet_write_datetime(sheet, row, column, &moment, format))
        }
    }

    private func check(_ error: lxw_error) throws {
        guard error != LXW_NO_ERROR else { return }
        try Workbook.check(error, "sheet \"\(layout.name)\", row \(nextRow)")
    }

    private func fault(_ reason: String) -> WorkbookFault {
        WorkbookFault(description: "sheet \"\(layout.name)\": \(reason)")
    }
}
