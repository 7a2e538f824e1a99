import CXLSXWriter
import Foundation

/// Why a workbook could not be written.
package struct WorkbookFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What libxlsxwriter says, and of which sheet.
    package let description: String
}

/// A workbook (XLSX) that is being written to a file by libxlsxwriter. It is there once `close` has returned.
package final class Workbook {
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private let isLarge: Bool

    /// Begins a workbook that says when it was made. A large one keeps no rows in memory: they go to a temporary file, its texts aren't shared.
    package init(at file: URL, made: Date = Date(), isLarge: Bool = false) throws {
        self.isLarge = isLarge
        var options = lxw_workbook_options()
        options.constant_memory = isLarge ? 1 : 0
        book = workbook_new_opt(file.path, &options)
        guard book != nil else { throw WorkbookFault(description: "\(file.path): out of memory") }
        var properties = lxw_doc_properties()
        properties.created = time_t(made.timeIntervalSince1970)
        try Self.check(workbook_set_properties(book, &properties), "when it was made")
    }

    deinit {
        if let book { lxw_workbook_free(book) }
    }

    /// Adds a sheet with its explanation and headings; a name that is taken already is a fault.
    package func add(_ layout: SheetLayout) throws -> SheetWriter {
        guard let sheet = workbook_add_worksheet(book, layout.name) else {
            throw WorkbookFault(description: "no sheet can be named \"\(layout.name)\"")
        }
        return try SheetWriter(layout, sheet, self)
    }

    /// Writes the file; nothing can be added afterwards.
    package func close() throws {
        guard let book else { return }
        self.book = nil
        try Self.check(workbook_close(book), "the file")
    }

    /// libxlsxwriter keeps a format for the life of the workbook, so each is made once.
    func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[style] { return format }
        guard let format = workbook_add_format(book) else { return nil }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    static func check(_ error: lxw_error, _ what: String) throws {
        guard error != LXW_NO_ERROR else { return }
        let reason = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
        throw WorkbookFault(description: "\(what): \(reason)")
    }
}
