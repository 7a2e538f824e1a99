import ArgumentParser
import Foundation
import Language
import Spreadsheet
import Tenancy

/// A file that lists who is to be added, and how a command tells what came of it.
struct RosterFile {
    private let place: URL
    private let output: OutputOptions
    private let messages: TerminalMessages

    init(_ path: String, _ output: OutputOptions, _ messages: TerminalMessages) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw messages.refusal("commands.import.folder", ["file": path])
        }
        (place, self.output, self.messages) = (URL(filePath: path), output, messages)
    }

    /// Where a file is given nothing else may be, otherwise all of it must; throws in the argument parser's words.
    static func check(_ file: String?, orEachOf given: [(value: String?, option: String)]) throws(ValidationError) {
        if file != nil, let other = given.first(where: { $0.value != nil }) {
            throw ValidationError("Unexpected argument '\(other.option)'")
        }
        if file == nil, let missing = given.first(where: { $0.value == nil }) {
            throw ValidationError("Missing expected argument '\(missing.option)'")
        }
    }

    /// Adds all of it and prints their first passwords, or prints every fault and throws.
    func add(
        _ options: DatabaseOptions,
        _ add: @escaping @Sendable (Database, SheetFile, RosterWords) async throws -> [AddedMember]
    ) async throws {
        do {
            let source = try SheetFile(.file(place))
            let progress = messages.text("commands.import.progress", ["file": place.lastPathComponent])
            let added = try await Workplace.run(options) { workplace, database in
                let words = RosterWords(try workplace.content.catalogues())
                return try await ProgressLine().during(progress) { try await add(database, source, words) }
            }
            try print(added)
        } catch let refused as RosterRefused {
            try print(refused)
            throw messages.refusal("roster.refused", ["count": "\(refused.faults.count)"])
        }
    }

    private func print(_ added: [AddedMember]) throws {
        let columns = messages.columns("signInName", "password", "fullName", "role", "organisation")
        try output.print(added.map(Entry.init), columns: columns) { entry in
            [
                entry.name, entry.password, entry.fullName, messages.text("roles.\(entry.role)"),
                messages.name(zh: entry.organisation.nameZh, en: entry.organisation.nameEn),
            ]
        }
    }

    private func print(_ refused: RosterRefused) throws {
        let faults = refused.faults.map { Fault($0, messages.catalogue) }
        try output.print(faults, columns: messages.columns("sheet", "row", "column", "value", "fault", "wanted")) {
            [$0.sheet, "\($0.row)", $0.column, $0.found, $0.message, $0.expectation]
        }
    }
}

extension RosterFile {
    /// Somebody who was added, as programs read it.
    private struct Entry: Encodable {
        let id: String
        let name: String
        let password: String
        let until: Date
        let fullName: String
        let role: Role
        let organisation: Organisation

        init(_ added: AddedMember) {
            id = "\(added.member.id)"
            (name, fullName, role) = (added.member.name, added.member.fullName, added.member.role)
            (password, until, organisation) = (added.password, added.until, added.organisation)
        }
    }

    /// A fault of the file as programs read it, with its sentences.
    private struct Fault: Encodable {
        let sheet: String
        let row: Int
        let column: String
        let field: String
        /// What is wrong, the same in every language.
        let kind: String
        let found: String
        let message: String
        let expectation: String
        let example: String?

        init(_ fault: RosterFault, _ catalogue: Catalogue) {
            (sheet, row, column, found) = (fault.sheet, fault.row, fault.column, fault.found)
            (field, kind) = (fault.field.rawValue, fault.kind.rawValue)
            message = fault.message(in: catalogue)
            expectation = fault.expectation(in: catalogue)
            example = fault.example(in: catalogue)
        }
    }
}
