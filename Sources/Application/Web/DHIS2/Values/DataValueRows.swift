import Collection
import Foundation
import Indicators
import Number
import Spreadsheet

/// Values as DHIS2 writes them, by the schemes that were asked for.
struct DataValueRows {
    let rows: [[(name: String, text: String)]]

    init(_ values: [StandingValue], _ directory: Directory, _ schemes: Schemes) {
        let elements = Dictionary(directory.elements.map { ($0.code, $0) }) { first, _ in first }
        let units = Dictionary(
            directory.units.compactMap { unit in unit.college.map { ($0.id, unit) } }
        ) { first, _ in first }
        let attribute = schemes.category == .uid ? UID.defaultOptionCombination : "default"
        rows = values.compactMap { value in
            guard let element = elements[value.element], let unit = units[value.college] else { return nil }
            let at = DHIS2Moment.text(value.at)
            return [
                ("dataElement", directory.text(element, by: schemes.element)), ("period", value.period),
                ("orgUnit", directory.text(unit, by: schemes.unit)),
                ("categoryOptionCombo", directory.text(category: value.category, of: element, by: schemes.category)),
                ("attributeOptionCombo", attribute), ("value", value.value.plain), ("created", at), ("lastUpdated", at),
            ]
        }
    }

    var json: JSONValue {
        .list(
            rows.map { row in
                var fields: [String: JSONValue] = ["followup": .scalar(false)]
                for (name, text) in row { fields[name] = .scalar(text) }
                return .object(fields)
            }
        )
    }

    /// In the columns of `DataValueSet(csv:)`.
    var csv: String {
        let names = [
            "dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value", "storedby",
            "lastupdated", "comment", "followup", "deleted",
        ]
        return CSVText.line(names)
            + rows.map { row in
                CSVText.line(row.prefix(6).map(\.text) + ["", row[7].text, "", "false", ""])
            }.joined()
    }
}

/// Lines of CSV (RFC 4180).
enum CSVText {
    static func line(_ cells: [String]) -> String {
        cells.map { cell in
            cell.contains { "\",\n\r".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: ",") + "\n"
    }
}
