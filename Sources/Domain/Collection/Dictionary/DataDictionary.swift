import Foundation
import Language
import Spreadsheet
import Tenancy

/// Every element, category and data set of a programme; the starting content is in `Standards/`, a programme may add its own.
package struct DataDictionary: Sendable {
    package let elements: [Element]
    package let dataSets: [DataSet]
    package let categories: [Category]

    /// A dictionary of these elements, data sets and categories.
    package init(elements: [Element], dataSets: [DataSet], categories: [Category] = []) {
        self.elements = elements
        self.dataSets = dataSets
        self.categories = categories
    }

    /// Reads `data-elements.csv`, `data-sets.csv` and `categories.csv` from the content folder; throws `CodeTableFault`.
    package init(from folder: URL) throws {
        let file = try CategoryFile(folder.appending(path: "categories.csv"))
        categories = file.categories
        let sets = try CodeTable(folder.appending(path: "data-sets.csv")).map { row in
            DataSet(
                code: try row.text("code"),
                name: LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en")),
                frequency: try row.value("frequency"),
                source: try row.value("source_of_record"),
                dueDays: try row.integer("due_days")
            )
        }
        let table = try CodeTable(folder.appending(path: "data-elements.csv"))
        let codes = Set(try table.map { try $0.text("code") })
        elements = try table.map { row in
            let code = try row.text("code")
            let frequency: Frequency = try row.value("frequency")
            let source: Element.Source = try row.value("source_of_record")
            return Element(
                code: code,
                uid: UIDText.derived(from: code),
                name: LocalizedText(zh: try row.text("name_zh"), en: try row.text("name_en")),
                domain: try row.value("domain"),
                valueType: try row.value("value_type"),
                unit: try row.text("unit"),
                overTime: try row.value("over_time"),
                frequency: frequency,
                source: source,
                reference: row.optional("reference") ?? "",
                dataSet: sets.first { $0.frequency == frequency && $0.source == source }?.code,
                combination: try file.combination(row),
                partOf: try row.name("part_of", among: codes)
            )
        }
        dataSets = sets
    }

    /// The elements that a data set gathers, in the dictionary's order.
    package func elements(of dataSet: String) -> [Element] {
        elements.filter { $0.dataSet == dataSet }
    }
}
