/// The part of a table on a sheet, of which only this is asked: whether a filter of its own hides rows.
final class TablePart: PartListener {
    private(set) var isFiltered = false

    func start(_ name: String, _ tag: XMLTag) throws {
        if name == "filterColumn" { isFiltered = true }
    }

    /// Whether any table of a sheet's part is filtered.
    static func filter(_ sheet: String, in archive: ZipArchive) throws -> Bool {
        for target in try Relationships(of: sheet, in: archive).targets where target.kind == "table" {
            guard let entry = try archive.entry(target.part) else { continue }
            let table = TablePart()
            try PartReader.read(entry, into: table)
            if table.isFiltered { return true }
        }
        return false
    }
}
