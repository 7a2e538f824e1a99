import Foundation
import Spreadsheet

/// Which column of a sheet holds what, read from its header row in any of the names that people use.
struct ValueHeader: Sendable {
    /// The position of each field that the header names, from 1, which is A.
    let positions: [ImportFault.Field: Int]
    /// A column that may as well be the one before it: which of them is meant only the sender knows.
    let twice: Twice?

    struct Twice: Sendable {
        let field: ImportFault.Field
        let first: Int
        let second: Int
        let heading: String
    }

    /// The names of each field, the best first: beside a column of codes one of names may stand.
    private static let names: [ImportFault.Field: [Set<String>]] = [
        .college: [
            ["collegecode", "学院代码", "海外学院代码"], ["college", "orgunit", "海外学院"],
        ],
        .element: [
            ["elementcode", "dataelementcode", "数据项代码", "数据项编码"], ["element", "dataelement", "数据项"],
        ],
        .category: [["categorycode", "分类代码"], ["category", "categoryoptioncombo", "分类"]],
        .period: [["periodcode"], ["period", "期间", "期次", "填报期间", "报告期"]],
        .value: [["value", "数值", "本期值", "填报值"]],
        .deleted: [["deleted"]],
    ]

    /// The header in a row, or nil if the row names no column for elements: titles and notes may stand above it.
    init?(_ row: SheetRow) {
        let headings = row.cells.map { (column: $0.column, name: Self.plain($0.content.trimmed ?? "")) }
        var positions: [ImportFault.Field: Int] = [:]
        var twice: Twice?
        for field in ImportFault.Field.allCases {
            let ranked = (Self.names[field] ?? []).map { names in headings.filter { names.contains($0.name) } }
            guard let best = ranked.first(where: { !$0.isEmpty }) else { continue }
            positions[field] = best[0].column
            if best.count > 1, twice == nil {
                let heading = row[best[1].column].trimmed ?? ""
                twice = Twice(field: field, first: best[0].column, second: best[1].column, heading: heading)
            }
        }
        guard positions[.element] != nil else { return nil }
        self.positions = positions
        self.twice = positions[.value] == nil ? nil : twice
    }

    /// A heading without what people add to it so that it reads well: spaces, line breaks, the star of what must be filled.
    private static func plain(_ heading: String) -> String {
        guard heading.utf8.count <= 200 else { return "" }
        let bare = heading.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter {
            !$0.properties.isWhitespace && !$0.isInvisible && !"_-*:".unicodeScalars.contains($0)
        }
        let name = String(String.UnicodeScalarView(bare))
        let notes = ["(必填)", "(必填项)", "(required)"]
        return notes.first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
    }
}
