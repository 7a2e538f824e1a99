import Foundation
import Spreadsheet

/// Lead colleges and partners to be added to a programme, each with its first member, as a file lists them.
struct OrganisationRoster: Sendable {
    /// An organisation of the file, with where it stands in it.
    struct Row: Sendable {
        let line: RosterLine
        let new: NewOrganisation
        let first: NewMember
    }

    /// Those that can be added; all of the file where it has no fault.
    private(set) var organisations: [Row] = []
    private(set) var faults: [RosterFault]
    let rows: Int
    /// How many of the rows are called something, by field; kept to find what stands there twice.
    private var names: [RosterFault.Field: [String: RosterLine]] = [:]
    /// Each row as far as it is understood, so that names that are taken can be found in all of them.
    private var judged: [(line: RosterLine, new: NewOrganisation)] = []

    /// Reads a file and finds whatever is wrong with it by itself. Throws `SheetFault`.
    init(_ file: SheetFile, _ words: RosterWords) async throws {
        let roster = try await Roster(
            file,
            of: [.kind, .nameZh, .nameEn, .country, .fullName, .name],
            optional: [.country]
        )
        (faults, rows) = (roster.faults, roster.lines.count)
        guard faults.allSatisfy({ $0.kind == .hidden || $0.kind == .passwordGiven || $0.kind == .tooMany }) else {
            return
        }
        for line in roster.lines { try add(line, words) }
    }

    private mutating func add(_ line: RosterLine, _ words: RosterWords) throws {
        let before = faults.count
        let kind = kind(line, words)
        let country = country(line, of: kind, words)
        for field in [RosterFault.Field.nameZh, .nameEn] {
            if let fault = line.fault(ofPrinted: field) {
                faults.append(fault)
                continue
            }
            let name = line[field].lowercased()
            if let first = names[field]?[name] { faults.append(line.fault(.twice, field, detail: "\(first.row)")) }
            names[field, default: [:]][name] = names[field]?[name] ?? line
        }
        let name = line[.name].lowercased()
        faults += [line.fault(ofPrinted: .fullName), line.fault(ofName: name)].compactMap(\.self)
        let new = NewOrganisation(
            kind: kind ?? .headquarters,
            nameZh: line[.nameZh],
            nameEn: line[.nameEn],
            country: country ?? ""
        )
        judged.append((line, new))
        guard faults.count == before else { return }
        let first = try NewMember(name: name, fullName: line[.fullName], role: new.firstRole)
        organisations.append(Row(line: line, new: new, first: first))
    }

    private mutating func kind(_ line: RosterLine, _ words: RosterWords) -> Organisation.Kind? {
        let text = line.word(.kind)
        let kind = words.kind(text)
        if kind == nil { faults.append(line.fault(text.isEmpty ? .missing : .kindUnknown, .kind)) }
        return kind
    }

    /// A lead college is Chinese, so nobody has to say so.
    private mutating func country(
        _ line: RosterLine,
        of kind: Organisation.Kind?,
        _ words: RosterWords
    ) -> String? {
        let text = line.word(.country)
        guard !text.isEmpty else {
            if kind == .partner { faults.append(line.fault(.missing, .country)) }
            return kind == .leadCollege ? "CN" : nil
        }
        guard let country = words.country(text) else {
            faults.append(line.fault(.countryUnknown, .country))
            return nil
        }
        if let kind, (country == "CN") != (kind == .leadCollege) {
            faults.append(line.fault(.countryElsewhere, .country))
        }
        return country
    }

    /// Throws `RosterRefused` where anything is wrong, names that an organisation has already too.
    func check(besides existing: [OrganisationEntry]) throws(RosterRefused) {
        let collisions = judged.flatMap { line, new in
            new.faults(besides: existing).compactMap { fault -> RosterFault? in
                switch fault {
                case .nameZhTaken: line.fault(.organisationTaken, .nameZh)
                case .nameEnTaken: line.fault(.organisationTaken, .nameEn)
                default: nil
                }
            }
        }
        try RosterRefused.check(faults + collisions, rows: rows)
    }
}
