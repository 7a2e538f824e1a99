import Foundation

/// The time zones of the countries that have only one, by ISO 3166-1 alpha-2, read from `Standards/time-zones.csv`.
package struct CountryZones: Sendable {
    private var zones: [String: Zone] = [:]

    /// Of no country.
    package init() {}

    /// Reads the file of a folder; a line that names no zone of this machine is left out, as a country of several is.
    package init(from folder: URL) throws {
        let text = try String(contentsOf: folder.appending(path: "time-zones.csv"), encoding: .utf8)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",").map(String.init)
            if fields.count == 2, let zone = Zone(fields[1]) { zones[fields[0]] = zone }
        }
    }

    /// The country's only zone; nil where it has several or is not known.
    package subscript(country: String) -> Zone? { zones[country] }
}
