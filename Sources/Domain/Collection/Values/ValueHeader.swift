import Spreadsheet

/// Which column of a sheet holds what, read from its header row in any of the names that people use.
struct ValueHeader: Sendable {
    /// The position of each field that the header names, from 1, which is A.
    let positions: [ImportFault.Field: Int]

    private static let names: [ImportFault.Field: Set<String>] = [
        .college: ["college", "college code", "college_code", "orgunit", "学院代码", "海外学院代码", "海外学院"],
        .element: [
            "element", "element code", "element_code", "data element", "data element code", "dataelement", "数据项代码",
            "数据项编码", "数据项",
        ],
        .category: ["category", "category code", "category_code", "categoryoptioncombo", "分类代码", "分类"],
        .period: ["period", "period code", "期间", "期次", "填报期间", "报告期"],
        .value: ["value", "数值", "本期值", "填报值"],
    ]

    /// The header in a row, or nil if the row names no column for elements: titles and notes may stand above it.
    init?(_ row: SheetRow) {
        var positions: [ImportFault.Field: Int] = [:]
        for cell in row.cells {
            let text = (cell.content.trimmed ?? "").lowercased()
            for (field, names) in Self.names where names.contains(text) && positions[field] == nil {
                positions[field] = cell.column
            }
        }
        guard positions[.element] != nil else { return nil }
        self.positions = positions
    }
}
