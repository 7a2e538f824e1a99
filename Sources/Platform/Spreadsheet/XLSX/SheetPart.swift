/// Reads a sheet's part and hands on each row that has something in it.
final class SheetPart: PartListener {
    /// How many cells with content were read so far, of all sheets.
    private(set) var cells: Int
    private let sheet: WorkbookPart.Sheet
    private let decoder: CellDecoder
    private let limits: SheetLimits
    private let body: (SheetRow) throws -> Void
    /// Whether a filter hides rows: a view of what is all there.
    private var isFiltered: Bool
    private var hiddenColumns: [ClosedRange<Int>] = []

    private var row = 0
    private var isRowHidden = false
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
        isFiltered: Bool,
        cells: Int,
        _ body: @escaping (SheetRow) throws -> Void
    ) {
        self.sheet = sheet
        self.decoder = decoder
        self.limits = limits
        self.isFiltered = isFiltered
        self.cells = cells
        self.body = body
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        switch name {
        case "sheetData": isInData = true
        case "sheetPr": isFiltered = isFiltered || tag["filterMode"].isTrue
        case "col": hide(tag)
        case _ where !isInData: break
        case "row":
            isRowHidden = tag["hidden"].isTrue
            try startRow(tag["r"])
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

    private func hide(_ columns: XMLTag) {
        guard columns["hidden"].isTrue, let first = columns["min"].flatMap(Int.init),
            let last = columns["max"].flatMap(Int.init), first <= last, hiddenColumns.count < limits.columns
        else { return }
        hiddenColumns.append(first...last)
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
        let hiding: Hiding? = sheet.isHidden ? .sheet : isRowHidden && !isFiltered ? .row : nil
        try body(
            SheetRow(sheet: sheet.name, hiding: hiding, hiddenColumns: hiddenColumns, number: row, cells: rowCells)
        )
        rowCells.removeAll(keepingCapacity: true)
    }

    private func fault(_ kind: SheetFault.Kind) -> SheetFault {
        let column = raw.column > 0 ? raw.column : nil
        return SheetFault(kind, at: SheetPlace(sheet: sheet.name, row: row > 0 ? row : nil, column: column))
    }
}

extension String? {
    /// Whether an attribute that is there or not says yes.
    fileprivate var isTrue: Bool { self == "1" || self == "true" }
}
