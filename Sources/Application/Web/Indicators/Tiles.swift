import Calendar
import Collection
import Foundation
import Indicators
import Language
import Number

/// Where each country's tile lies, roughly as on a map, read from `Standards/tiles.csv`.
package struct TilePlaces: Sendable {
    /// A cell of the grid, both from 1.
    struct Cell: Sendable, Hashable {
        let row: Int
        let column: Int
    }

    private var cells: [String: Cell] = [:]

    /// No places: countries then lie in rows, in the order given.
    package init() {}

    /// Reads the file of the content folder; throws `CodeTableFault`.
    package init(from folder: URL) throws {
        for row in try CodeTable(folder.appending(path: "tiles.csv")).rows {
            cells[try row.text("country")] = Cell(row: try row.integer("row"), column: try row.integer("column"))
        }
    }

    /// How many columns the stylesheet knows.
    private static let width = 16

    /// The places of these countries, with rows and columns that none of them uses left out. Countries without a place
    /// of their own lie below the others.
    func cells(of countries: [String]) -> [String: Cell] {
        let placed = countries.filter { cells[$0] != nil }
        let rows = Set(placed.compactMap { cells[$0]?.row }).sorted()
        let columns = Set(placed.compactMap { cells[$0]?.column }).sorted()
        var dense: [String: Cell] = [:]
        for country in placed {
            guard let cell = cells[country], let row = rows.firstIndex(of: cell.row),
                let column = columns.firstIndex(of: cell.column)
            else { continue }
            dense[country] = Cell(row: row + 1, column: column + 1)
        }
        for (index, country) in countries.filter({ cells[$0] == nil }).enumerated() {
            dense[country] = Cell(row: rows.count + 1 + index / Self.width, column: 1 + index % Self.width)
        }
        return dense
    }
}

/// A country on the grid.
struct TileView {
    let code: String
    let row: String
    let column: String
    let name: String
    let address: Address
    let index: String?
    /// `met`, `near`, `missed` or `none`.
    let kind: String
    let attainment: AttainmentMark?
    let change: Change?
    /// How many of its colleges have reported, and whether all of it is approved.
    let coverage: String?

    /// From how many points on an index counts as met: what an acceptance passes at.
    private static let target: Number = 80

    /// The tiles of a programme's countries, in the order of the grid; each country's cards are of a period and the one
    /// before.
    static func all(
        _ cards: [String: [Scorecard]],
        _ places: TilePlaces,
        _ period: Period,
        _ coverages: [String: Coverage],
        _ texts: Texts
    ) -> [TileView] {
        let cells = places.cells(of: cards.keys.sorted())
        let order = cells.sorted { ($0.value.row, $0.value.column) < ($1.value.row, $1.value.column) }
        return order.map { country, cell in
            let own = cards[country] ?? []
            let index = own.first?.index
            let attainment = index.map { Attainment(of: $0, target: target, better: .higher) }
            return TileView(
                code: country,
                row: "\(cell.row)",
                column: "\(cell.column)",
                name: texts.conventions.countries[country],
                address: Routes.country(country, asking: PeriodQuery(period)),
                index: index.map(texts.index),
                kind: attainment?.grade.rawValue ?? "none",
                attainment: attainment.map { AttainmentMark($0, texts) },
                change: Change(from: own.dropFirst().first?.index, to: index, texts),
                coverage: texts.words(of: coverages[country])
            )
        }
    }
}
