/// Which of a workbook's cell styles show a number as a date or as a percentage.
final class CellStyles: PartListener {
    /// What a style makes of a number.
    enum Shape {
        case plain, date, percent
    }

    private var formats: [String: Shape] = [:]
    private var styles: [Shape] = []
    private var isInCellFormats = false
    /// Excel's own limit of cell styles is 65,490.
    private static let limit = 65_536

    /// The styles of a workbook; none if it names no such part.
    init(_ part: String?, in archive: ZipArchive) throws {
        if let part { try PartReader.read(try archive.required(part), into: self) }
    }

    /// What the style of that number makes of a number.
    subscript(style: String?) -> Shape {
        guard let style, let index = Int(style), styles.indices.contains(index) else { return .plain }
        return styles[index]
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        switch name {
        case "numFmt":
            guard let id = tag["numFmtId"], let code = tag["formatCode"] else { return }
            guard formats.count < Self.limit else { throw SheetFault(.forbidden(part: "styles")) }
            formats[id] = Self.shape(ofCode: code)
        case "cellXfs":
            isInCellFormats = true
        case "xf" where isInCellFormats:
            guard styles.count < Self.limit else { throw SheetFault(.forbidden(part: "styles")) }
            let id = tag["numFmtId"] ?? "0"
            styles.append(formats[id] ?? Self.shape(ofBuiltIn: Int(id) ?? 0))
        default:
            break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    /// The formats that every workbook has (ECMA-376, part 1, 18.8.30), those of East Asian Excel too.
    private static func shape(ofBuiltIn id: Int) -> Shape {
        switch id {
        case 9, 10: .percent
        case 14...22, 27...36, 45...47, 50...58: .date
        default: .plain
        }
    }

    /// Looks for letters of days and times outside quoted text, escapes, colours and conditions.
    static func shape(ofCode code: String) -> Shape {
        var isQuoted = false
        var isEscaped = false
        var isBracketed = false
        var isPercent = false
        for character in code.prefix(1000) {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "\\", "_", "*": isEscaped = true
                case "[": isBracketed = true
                case ";": return isPercent ? .percent : .plain
                case "%": isPercent = true
                case "y", "Y", "d", "D", "m", "M", "h", "H", "s", "S", "年", "月", "日": return .date
                default: break
                }
            }
        }
        return isPercent ? .percent : .plain
    }
}
