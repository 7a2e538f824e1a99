import ArgumentParser
import Foundation
import Tenancy

/// `banmo audit check`: whether the organisations' audit trails are as they were written.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: HelpWords.text("commands.audit.about"),
        subcommands: [Check.self]
    )

    /// `banmo audit check [--as NAME] [--expect FILE]`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: HelpWords.text("commands.audit.check"),
            discussion: HelpWords.text("commands.audit.discussion")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(name: .customLong("as"), help: .text("commands.audit.as"))
        var name: String?
        @Option(help: .text("commands.audit.expect"))
        var expect: [JSONFile] = []
        @OptionGroup var output: OutputOptions

        /// A line of the output; `--expect` reads its `anchor` again.
        struct TrailAnswer: Codable {
            let organisation: String?
            let entries: Int
            /// The number of the first altered or missing entry.
            let altered: Int?
            let anchor: AuditAnchor
        }

        func run() async throws {
            let messages = try TerminalMessages()
            let anchors = try expect.flatMap { file in
                try file.read([TrailAnswer].self, else: "commands.audit.notAnOutput", messages).map(\.anchor)
            }
            let trails = try await Workplace.run(options) { _, database in
                try await ProgressLine().during(messages.text("commands.audit.progress")) {
                    try await check(database, expecting: anchors, messages)
                }
            }
            let columns = messages.columns("organisation", "entries", "trail", "end")
            try output.print(trails, columns: columns) { trail in
                let altered = trail.altered.map { messages.text("commands.audit.altered", ["number": "\($0)"]) }
                return [
                    trail.organisation ?? "\(trail.anchor.tenant)", "\(trail.entries)",
                    altered ?? messages.text("commands.audit.whole"),
                    "\(trail.anchor.number):\(trail.anchor.hash)",
                ]
            }
            let count = trails.count { $0.altered != nil }
            guard count == 0 else { throw messages.refusal("commands.audit.found", ["count": "\(count)"]) }
        }

        private func check(
            _ database: Database,
            expecting anchors: [AuditAnchor],
            _ messages: TerminalMessages
        ) async throws -> [TrailAnswer] {
            var tenant: Identifier<Organisation>?
            if let name { tenant = try await database.visitor(named: name).organisation.id }
            return try await database.checkedTrails(of: tenant, expecting: anchors).map { trail in
                TrailAnswer(
                    organisation: trail.organisation.map { messages.name(zh: $0.nameZh, en: $0.nameEn) },
                    entries: trail.entries,
                    altered: trail.altered,
                    anchor: trail.anchor
                )
            }
        }
    }
}
