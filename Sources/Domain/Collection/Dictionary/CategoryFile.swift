import Foundation
import Language

/// `categories.csv`: a row for each category, without a `category`, and one for each of its options.
struct CategoryFile {
    let categories: [Category]

    /// Reads the file; throws `CodeTableFault`.
    init(_ file: URL) throws {
        let rows = try CodeTable(file).map { row in
            Row(
                category: row.optional("category"),
                code: try row.text("code"),
                name: LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en"))
            )
        }
        categories = rows.filter { $0.category == nil }.map { row in
            Category(
                code: row.code,
                uid: UIDText.derived(from: "category.\(row.code)"),
                name: row.name,
                options: rows.filter { $0.category == row.code }.map { option in
                    Category.Option(
                        code: option.code,
                        uid: UIDText.derived(from: "category.\(row.code).\(option.code)"),
                        name: option.name
                    )
                }
            )
        }
    }

    /// The combination of the categories that a cell names, parted by blanks; nil where the cell is empty.
    func combination(_ row: CodeTable.Row) throws -> CategoryCombination? {
        guard let text = row.optional("categories") else { return nil }
        return CategoryCombination(
            of: try text.split(separator: " ").map { code in
                guard let category = categories.first(where: { $0.code == code }), !category.options.isEmpty else {
                    throw CodeTableFault(file: row.file, row: row.number, column: "categories", found: text)
                }
                return category
            }
        )
    }

    private struct Row {
        let category: String?
        let code: String
        let name: LocalizedText
    }
}
