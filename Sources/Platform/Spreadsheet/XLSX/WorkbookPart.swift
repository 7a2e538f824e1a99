/// The part of a workbook that names its sheets.
final class WorkbookPart: PartListener {
    /// A sheet with the part of the zip file that holds it.
    struct Sheet {
        let name: String
        let isHidden: Bool
        let part: String
    }

    private(set) var sheets: [Sheet] = []
    /// Whether days are counted from 1904 instead of 1900.
    private(set) var countsFrom1904 = false
    let sharedStrings: String?
    let styles: String?
    private let relationships: Relationships
    private let limit: Int
    private var named = 0
    private var isRootRead = false

    init(in archive: ZipArchive, _ limits: SheetLimits) throws {
        let main = try Relationships(of: "", in: archive).first("officeDocument")?.part ?? "xl/workbook.xml"
        guard !main.lowercased().hasSuffix(".bin") else { throw SheetFault(.binaryExcel) }
        guard let entry = try archive.entry(main) else {
            let isOpenDocument = archive.has("META-INF/manifest.xml") && archive.has("content.xml")
            throw SheetFault(isOpenDocument ? .openDocument : .notAWorkbook)
        }
        relationships = try Relationships(of: main, in: archive)
        sharedStrings = relationships.first("sharedStrings")?.part
        styles = relationships.first("styles")?.part
        limit = limits.sheets
        try PartReader.read(entry, into: self)
        guard !sheets.isEmpty else { throw SheetFault(.empty) }
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        // The main part of a text document or of slides has another root.
        guard isRootRead || name == "workbook" else { throw SheetFault(.notAWorkbook) }
        isRootRead = true
        switch name {
        case "workbookPr":
            countsFrom1904 = ["1", "true"].contains(tag["date1904"])
        case "sheet":
            named += 1
            guard named <= limit else { throw SheetFault(.tooLarge(.sheets)) }
            let id = tag.relationship
            // A chart or dialogue on a sheet of its own has no rows.
            guard let title = tag["name"], let target = relationships.targets.first(where: { $0.id == id }),
                target.kind == "worksheet"
            else { return }
            let isHidden = ["hidden", "veryHidden"].contains(tag["state"])
            sheets.append(Sheet(name: title, isHidden: isHidden, part: target.part))
        default:
            break
        }
    }
}
