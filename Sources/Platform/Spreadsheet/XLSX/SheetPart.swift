/// Reads a sheet's part and hands on each row that has something in it.
final class SheetPart: PartListener {
    /// How many cells with content were read so far, of all sheets.
    private(set) var cells: Int
    private let sheet: WorkbookPart.Sheet
    private let decoder: CellDecoder
    private let limits: SheetLimits
    private let body: (SheetRow) throws -> Void

    private var row = 0
    private var rowCells: [Cell] = []
    private var lastColumn = 0
    private var raw = CellDecoder.Raw()
    private var isInData = false
    private var isInCell = false
    private var isInValue = false

    init(
        _ sheet: WorkbookPart.Sheet,
        _ decoder: CellDecoder,
        _ limits: SheetLimits,
        cells: Int,
        _ body: @escaping (SheetRow) throws -> Void
    ) {
        self.sheet = sheet
        self.decoder = decoder
        self.limits = limits
        self.cells = cells
        self.body = body
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        switch name {
        case "sheetData": isInData = true
        case _ where !isInData: break
        case "row": try startRow(tag["r"])
        case "c": try startCell(tag)
        case "v": isInValue = isInCell
        case "f": raw.hasFormula = true
        default: if isInCell { raw.inline.start(name) }
        }
    }

    var wantsText: Bool { isInCell && (isInValue || raw.inline.isInText) }

    func text(_ text: String) throws {
        if isInValue { raw.value += text } else { raw.inline.append(text) }
        if raw.value.utf8.count + raw.inline.text.utf8.count > limits.text { throw fault(.tooLarge(.text)) }
    }

    func end(_ name: String) throws {
        switch name {
        case "sheetData": isInData = false
        case _ where !isInData: break
        case "v": isInValue = false
        case "c": try endCell()
        case "row": try endRow()
        default: if isInCell { raw.inline.end(name) }
        }
    }

    /// A row without a number follows the one before it.
    private func startRow(_ reference: String?) throws {
        let number = reference.map { Int($0) ?? 0 } ?? row + 1
        guard number > row else { throw fault(.misplacedCell(reference ?? "")) }
        row = number
        guard number <= limits.rows else { throw fault(.tooLarge(.rows)) }
        lastColumn = 0
    }

    /// A cell without a reference follows the one before it.
    private func startCell(_ tag: XMLTag) throws {
        var column = lastColumn + 1
        if let reference = tag["r"] {
            guard let place = ColumnLetters.reference(reference), place.row == row, place.column > lastColumn else {
                throw fault(.misplacedCell(reference))
            }
            column = place.column
        }
        raw = CellDecoder.Raw(column: column, type: tag["t"], style: tag["s"])
        guard column <= limits.columns else { throw fault(.tooLarge(.columns)) }
        lastColumn = column
        isInCell = true
    }

    private func endCell() throws {
        isInCell = false
        do {
            guard let cell = try decoder.cell(raw) else { return }
            rowCells.append(cell)
        } catch let error as SheetFault {
            throw fault(error.kind)
        }
        cells += 1
        if cells > limits.cells { throw fault(.tooLarge(.cells)) }
    }

    private func endRow() throws {
        guard !rowCells.isEmpty else { return }
        try body(SheetRow(sheet: sheet.name, isHidden: sheet.isHidden, number: row, cells: rowCells))
        rowCells.removeAll(keepingCapacity: true)
    }

    private func fault(_ kind: SheetFault.Kind) -> SheetFault {
        let column = raw.column > 0 ? raw.column : nil
        return SheetFault(kind, at: SheetPlace(sheet: sheet.name, row: row > 0 ? row : nil, column: column))
    }
}
