import ArgumentParser
import Collection
import Foundation
import Language
import Spreadsheet
import Tenancy

/// `banmo import FILE --as NAME`: a file of values of several colleges and periods, whole or not at all.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: HelpWords.text("commands.import.about"),
        discussion: HelpWords.text("commands.import.discussion")
    )

    @Argument(help: .text("commands.import.file"))
    var file: String

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.import.as"))
    var name: String

    @Option(help: .text("commands.import.tenant"))
    var tenant: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let place = URL(filePath: file)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
            throw messages.refusal("commands.import.folder", ["file": file])
        }
        do {
            let source = try SheetFile(.file(place))
            let summary = try await Workplace.run(options) { _, database in
                let member = try await database.visitor(named: name).member
                let tenant = try await chosenTenant(database, member, messages)
                let name = place.lastPathComponent
                return try await ProgressLine().during(messages.text("commands.import.progress", ["file": name])) {
                    try await ValueImport(database: database, member: member, at: Date(), place: "command")
                        .load(source, named: name, of: tenant)
                }
            }
            try print(summary, messages)
        } catch let refused as ImportRefused {
            try print(refused, messages)
            throw messages.refusal("import.refused", ["count": "\(refused.count)"])
        }
    }

    private func chosenTenant(
        _ database: Database,
        _ member: Member,
        _ messages: TerminalMessages
    ) async throws -> Identifier<Organisation> {
        let known = try await database.reading(as: member) { try await $0.tenantsOfColleges() }
        if let tenant {
            guard let chosen = Identifier<Organisation>(tenant), known.contains(chosen) else {
                throw messages.refusal("import.unknownTenant", ["tenant": tenant])
            }
            return chosen
        }
        guard known.count == 1 else { throw messages.refusal("import.tenantNeeded", ["count": "\(known.count)"]) }
        return known[0]
    }

    private func print(_ summary: ImportSummary, _ messages: TerminalMessages) throws {
        guard output.format == .table else { return try output.printJSON(summary) }
        Swift.print(
            messages.text(
                "import.written",
                [
                    "created": "\(summary.created)", "updated": "\(summary.updated)",
                    "unchanged": "\(summary.unchanged)",
                ]
            )
        )
    }

    private func print(_ refused: ImportRefused, _ messages: TerminalMessages) throws {
        let faults = refused.faults.map { ImportFaultAnswer($0, messages) }
        try output.print(faults, columns: messages.columns("sheet", "row", "column", "value", "fault", "wanted")) {
            [$0.sheet, "\($0.row)", $0.column, $0.found, $0.message, $0.expectation]
        }
    }
}
