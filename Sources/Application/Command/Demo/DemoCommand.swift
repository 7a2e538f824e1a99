import ArgumentParser
import Calendar
import Collection
import Demonstration
import Foundation
import Tenancy

/// `banmo demo`: the demonstration programme, into an empty database.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: HelpWords.text("commands.demo.about")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: .text("commands.demo.on"))
    var on: String?

    @Flag(help: .text("commands.demo.ifEmpty"))
    var ifEmpty = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        guard let today = on.map({ Day($0) }) ?? Day(Date()) else {
            throw messages.refusal("periods.faults.date", ["text": on ?? ""])
        }
        let progress = ProgressLine()
        let signIns: [SignIn]? = try await Workplace.run(options) { place, database in
            guard try await database.programmes().isEmpty else {
                guard ifEmpty else { throw messages.refusal("commands.demo.notEmpty") }
                return nil
            }
            try SignIn.prepare(place.dataFolder)
            defer { progress.clear() }
            let loader = DemonstrationLoader(
                database: database,
                standards: place.content.standards,
                today: today
            ) { step in
                progress.show(messages.text("commands.demo.progress", step.arguments))
            }
            let signIns = try await loader.load()
            try SignIn.write(signIns, in: place.dataFolder)
            return signIns
        }
        guard let signIns else { return TerminalMessages.complain(messages.text("commands.demo.notLoaded")) }
        try output.print(signIns, messages)
    }
}
