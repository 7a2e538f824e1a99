/// What a part of a workbook refers to: identifiers, kinds and names of other parts.
final class Relationships: PartListener {
    /// One reference to another part.
    struct Target {
        let id: String
        /// The last word of the relationship's type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`.
        let kind: String
        /// The part's name in the zip file.
        let part: String
    }

    private(set) var targets: [Target] = []
    private let folder: String

    /// The relationships of a part, which stand beside it in `_rels`; none if it has none.
    init(of part: String, in archive: ZipArchive) throws {
        var path = part.split(separator: "/")
        let file = path.popLast() ?? ""
        folder = path.joined(separator: "/")
        let name = (path + ["_rels", "\(file).rels"]).joined(separator: "/")
        if let entry = try archive.entry(name) { try PartReader.read(entry, into: self) }
    }

    func start(_ name: String, _ tag: XMLTag) throws {
        guard name == "Relationship", tag["TargetMode"] != "External",
            let id = tag["Id"], let type = tag["Type"], let target = tag["Target"]
        else { return }
        guard targets.count < 10_000 else { throw SheetFault(.tooLarge(.sheets)) }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        targets.append(Target(id: id, kind: kind, part: PartName.normal(target, in: folder)))
    }

    func first(_ kind: String) -> Target? { targets.first { $0.kind == kind } }
}
