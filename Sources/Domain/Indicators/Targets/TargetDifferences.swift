import Calendar
import Foundation
import Lifecycle
import Number
import Spreadsheet
import Tenancy

/// What a file of targets would change of those that are in force, of periods that are not over.
package struct TargetDifferences: Sendable {
    /// One target that would change.
    package struct Change: Sendable, Hashable {
        /// What would become of it.
        package enum Kind: String, Sendable, CaseIterable, Codable {
            case added, changed, removed
        }

        package let setting: TargetSetting
        /// What is in force; nil where nothing is.
        package let was: Number?
        /// `ALL` for the whole programme, a country's code or a college's.
        package let place: String

        /// What would become of it.
        package var kind: Kind { setting.value == nil ? .removed : was == nil ? .added : .changed }
    }

    package let changes: [Change]
    /// How many targets of the file are in force already.
    package let same: Int
    /// What is known of the targets in force, which must be so still when the changes are confirmed.
    package let mark: String

    /// No file was compared.
    package static let none = TargetDifferences(changes: [], same: 0, mark: "")

    /// The changes as a form carries them to whoever confirms: `INDICATOR PLACE PERIOD VALUE;…`, `-` for none.
    package var text: String {
        changes.map { change in
            let value = change.setting.value.map { "\($0)" } ?? "-"
            return "\(change.setting.indicator) \(change.place) \(change.setting.period.identifier) \(value)"
        }.joined(separator: ";")
    }
}

extension TargetEntry {
    /// What its row in a file is known by.
    func key(_ codes: [Identifier<College>: String]) -> String {
        "\(indicator) \(placeCode(codes)) \(period.identifier)"
    }

    /// `ALL` for the whole programme, a country's code or a college's.
    package func placeCode(_ codes: [Identifier<College>: String]) -> String {
        if let college { codes[college] ?? "\(college)" } else { country.isEmpty ? "ALL" : country }
    }
}

extension Scope {
    /// What a file of targets would change, with nothing written: the whole of it is what is to be in force, so that what it
    /// doesn't list is taken back. Throws `TargetSheetRefused` with every fault, or `SheetFault`.
    package func targetDifferences(in file: SheetFile, at date: Date) async throws -> TargetDifferences {
        let sheet = try await TargetSheet(file)
        let (book, today) = (try await indicatorBook(), try await programmeDay(at: date))
        let places = try await TargetPlaces(self)
        let current = try await targetEntries(current: true)
        let known = Dictionary(current.map { ($0.key(places.codes), $0.value) }) { first, _ in first }
        var faults = sheet.faults
        var (seen, same) = (Set<String>(), 0)
        var changes: [TargetDifferences.Change] = []
        for line in sheet.lines {
            var wrong = line.faults(book)
            let place = places.place(line.place)
            if place == nil { wrong.append(line.fault(.placeUnknown, .place)) }
            guard wrong.isEmpty, let place, let period = Period(line.period) else {
                faults += wrong
                continue
            }
            let value = line.value.certain()
            let key = "\(line.indicator) \(line.place) \(period.identifier)"
            guard seen.insert(key).inserted else {
                faults.append(line.fault(.twice, .indicator))
                continue
            }
            // What is over stands in the file as it was, and stays.
            if let value, known[key] == value { same += 1 }
            if known[key] == value { continue }
            let setting = TargetSetting(line.indicator, at: place, in: period, value)
            do {
                try setting.check(book, on: today)
                changes.append(TargetDifferences.Change(setting: setting, was: known[key], place: line.place))
            } catch {
                let (kind, field) = error.cell
                faults.append(line.fault(kind, field))
            }
        }
        guard faults.isEmpty else { throw TargetSheetRefused(faults: faults, rows: sheet.lines.count) }
        for entry in current where entry.period.end >= today && !seen.contains(entry.key(places.codes)) {
            let setting = TargetSetting(entry.indicator, at: entry.place, in: entry.period, nil)
            let place = entry.placeCode(places.codes)
            changes.append(TargetDifferences.Change(setting: setting, was: entry.value, place: place))
        }
        let mark = SeenVersion.mark(known.mapValues { "\($0)" })
        return TargetDifferences(changes: changes, same: same, mark: mark)
    }

    /// Changes as a form carries them. Throws `TargetRefusal`.
    package func targetSettings(_ text: String) async throws -> [TargetSetting] {
        let changes = text.split(separator: ";")
        guard !changes.isEmpty else { throw TargetRefusal.changesMissing }
        let places = try await TargetPlaces(self)
        return try changes.map { change in
            let parts = change.split(separator: " ").map(String.init)
            guard parts.count == 4 else { throw TargetRefusal.valueMissing }
            guard let place = places.place(parts[1]) else { throw TargetRefusal.countryUnknown(parts[1]) }
            guard let period = Period(parts[2]) else { throw TargetRefusal.periodUnusable(parts[2]) }
            guard parts[3] != "-" else { return TargetSetting(parts[0], at: place, in: period, nil) }
            guard let value = Number(parts[3]) else { throw TargetRefusal.valueMissing }
            return TargetSetting(parts[0], at: place, in: period, value)
        }
    }

    /// What is known of the targets in force by whoever confirms changes of them.
    func targetsInForce() async throws -> [String: String] {
        let places = try await TargetPlaces(self)
        let current = try await targetEntries(current: true)
        return Dictionary(current.map { ($0.key(places.codes), "\($0.value)") }) { first, _ in first }
    }
}

extension TargetSheet.Line {
    /// What is wrong with its cells by themselves.
    fileprivate func faults(_ book: IndicatorBook) -> [TargetSheetFault] {
        var faults: [TargetSheetFault] = []
        if book[indicator] == nil { faults.append(fault(.indicatorUnknown, .indicator)) }
        if Period(period) == nil { faults.append(fault(.periodUnusable, .period)) }
        if value != .empty, value.certain() == nil { faults.append(fault(.valueWrong, .value)) }
        return faults
    }
}

/// For what targets may be set, by the codes that files know.
private struct TargetPlaces {
    let codes: [Identifier<College>: String]
    private let colleges: [String: Identifier<College>]
    private let countries: Set<String>

    init(_ scope: Scope) async throws {
        let found = try await scope.colleges(in: .programme)
        codes = Dictionary(found.map { ($0.id, $0.code) }) { first, _ in first }
        colleges = Dictionary(found.map { ($0.code.uppercased(), $0.id) }) { first, _ in first }
        countries = Set(found.map(\.country))
    }

    /// Nil for what is no country with a college, and no college.
    func place(_ code: String) -> Place? {
        if code == "ALL" { return .programme }
        if countries.contains(code) { return .country(code) }
        return colleges[code].map { .college($0) }
    }
}

extension TargetRefusal {
    /// Which cell of its row it is about.
    fileprivate var cell: (TargetSheetFault.Kind, TargetSheetFault.Field) {
        switch self {
        case .indicatorUnknown: (.indicatorUnknown, .indicator)
        case .countryUnknown: (.placeUnknown, .place)
        case .periodOver: (.periodOver, .period)
        case .periodShort: (.periodShort, .period)
        case .valueMissing: (.valueWrong, .value)
        default: (.periodUnusable, .period)
        }
    }
}
