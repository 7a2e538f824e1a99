/// Which of a workbook's cell styles show a number as something else than a number.
final class CellStyles: PartListener {
    private var formats: [String: NumberFormat] = [:]
    private var styles: [NumberFormat] = []
    private var isInNumberFormats = false
    private var isInCellFormats = false
    /// Whether the workbook names a part of styles that isn't there.
    private let isMissing: Bool
    /// Excel's own limit of cell styles is 65,490.
    private static let limit = 65_536

    /// The styles of a workbook; none if it names no such part or hasn't the one it names.
    init(_ part: String?, in archive: ZipArchive) throws {
        let entry = try part.flatMap { try archive.entry($0) }
        isMissing = part != nil && entry == nil
        if let entry { try PartReader.read(entry, into: self) }
    }

    /// What the style of that number makes of a number; throws a `SheetFault` where the styles are missing.
    func format(_ style: String?) throws -> NumberFormat {
        guard let style, let index = Int(style) else { return .plain }
        if isMissing, index > 0 { throw SheetFault(.damaged(part: "styles")) }
        return styles.indices.contains(index) ? styles[index] : .plain
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        switch name {
        case "numFmts":
            isInNumberFormats = true
        case "numFmt" where isInNumberFormats:
            guard let id = tag["numFmtId"], let code = tag["formatCode"] else { return }
            guard formats.count < Self.limit else { throw SheetFault(.forbidden(part: "styles")) }
            formats[id] = NumberFormat(code: code)
        case "cellXfs":
            isInCellFormats = true
        case "xf" where isInCellFormats:
            guard styles.count < Self.limit else { throw SheetFault(.forbidden(part: "styles")) }
            let id = tag["numFmtId"] ?? "0"
            styles.append(formats[id] ?? NumberFormat(builtIn: Int(id) ?? 0))
        default:
            break
        }
    }

    func end(_ name: String) {
        if name == "numFmts" { isInNumberFormats = false }
        if name == "cellXfs" { isInCellFormats = false }
    }
}
