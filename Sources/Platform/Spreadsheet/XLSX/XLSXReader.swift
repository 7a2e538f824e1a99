/// A workbook opened for reading: its sheets, styles and shared texts.
struct XLSXReader {
    let workbook: WorkbookPart
    private let archive: ZipArchive
    private let limits: SheetLimits

    init(_ source: SheetSource, _ limits: SheetLimits) throws {
        archive = try ZipArchive(source, limits)
        workbook = try WorkbookPart(in: archive, limits)
        self.limits = limits
    }

    func forEachRow(_ body: @escaping (SheetRow) throws -> Void) throws {
        let strings = try SharedStrings(workbook.sharedStrings, in: archive, limits)
        let styles = try CellStyles(workbook.styles, in: archive)
        let decoder = CellDecoder(strings: strings, styles: styles, countsFrom1904: workbook.countsFrom1904)
        var cells = 0
        for sheet in workbook.sheets {
            let isFiltered = try TablePart.filter(sheet.part, in: archive)
            let part = SheetPart(sheet, decoder, limits, isFiltered: isFiltered, cells: cells, body)
            try PartReader.read(try archive.required(sheet.part), into: part)
            cells = part.cells
        }
    }
}
