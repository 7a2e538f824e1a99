import Foundation
import Spreadsheet

/// Members to be added to one organisation, as a file lists them.
struct MemberRoster: Sendable {
    /// Somebody of the file, with where they stand in it.
    struct Person: Sendable {
        let line: RosterLine
        let new: NewMember
    }

    /// Those who can be added; all of the file where it has no fault.
    private(set) var people: [Person] = []
    private(set) var faults: [RosterFault]
    let rows: Int

    /// Reads a file and finds whatever is wrong with it by itself. Throws `SheetFault`.
    ///
    /// - Parameter roles: those that are given there; where it is only one, nobody has to say it.
    init(_ file: SheetFile, in organisation: Organisation, giving roles: [Role], _ words: RosterWords) async throws {
        let roster = try await Roster(
            file,
            of: [.fullName, .name, .role],
            optional: roles.count == 1 ? [.role] : []
        )
        (faults, rows) = (roster.faults, roster.lines.count)
        guard faults.allSatisfy({ $0.kind == .hidden || $0.kind == .passwordGiven || $0.kind == .tooMany }) else {
            return
        }
        let ending = "@\(SignInName.number(of: organisation.id))"
        var names: [String: RosterLine] = [:]
        for line in roster.lines {
            var name = line[.name].lowercased()
            // Whoever copies the whole name means the same.
            if name.hasSuffix(ending) { name.removeLast(ending.count) }
            let wrong = [line.fault(ofPrinted: .fullName), line.fault(ofName: name)].compactMap(\.self)
            faults += wrong
            if let first = names[name] { faults.append(line.fault(.twice, .name, detail: "\(first.row)")) }
            names[name] = names[name] ?? (name.isEmpty ? nil : line)
            guard let role = role(line, giving: roles, words), wrong.isEmpty else { continue }
            people.append(Person(line: line, new: try NewMember(name: name, fullName: line[.fullName], role: role)))
        }
    }

    private mutating func role(_ line: RosterLine, giving roles: [Role], _ words: RosterWords) -> Role? {
        let codes = roles.map(\.rawValue).joined(separator: " ")
        let text = line.word(.role)
        guard !text.isEmpty else {
            if roles.count == 1 { return roles[0] }
            faults.append(line.fault(.missing, .role, detail: codes))
            return nil
        }
        guard let role = words.role(text) else {
            faults.append(line.fault(.roleUnknown, .role, detail: codes))
            return nil
        }
        guard roles.contains(role) else {
            faults.append(line.fault(.roleElsewhere, .role, detail: codes))
            return nil
        }
        return role
    }

    /// Throws `RosterRefused` where anything is wrong, names that somebody has already too.
    ///
    /// - Parameter taken: whole names.
    func check(taken: Set<String>, in organisation: Organisation) throws(RosterRefused) {
        let collisions = people.filter { taken.contains(SignInName.whole($0.new.name, in: organisation.id)) }
            .map { $0.line.fault(.nameTaken, .name) }
        try RosterRefused.check(faults + collisions, rows: rows)
    }
}

extension RosterRefused {
    /// Throws it where there is any fault.
    static func check(_ faults: [RosterFault], rows: Int) throws(RosterRefused) {
        guard !faults.isEmpty else { return }
        // Sheets stay in the file's order.
        var sheets: [String: Int] = [:]
        for fault in faults where sheets[fault.sheet] == nil { sheets[fault.sheet] = sheets.count }
        let sorted = faults.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            let order = (sheets[one.sheet] ?? 0, one.row, left.offset)
            return order < (sheets[other.sheet] ?? 0, other.row, right.offset)
        }
        throw RosterRefused(faults: sorted.map(\.element), rows: rows)
    }
}
