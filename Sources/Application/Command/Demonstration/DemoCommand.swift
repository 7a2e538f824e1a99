import ArgumentParser
import Collection
import Foundation
import Tenancy

/// `banmo demo`: the demonstration programme, into an empty database.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Loads the demonstration programme into an empty database and says who can sign in."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The day the demonstration is loaded for, yyyy-MM-dd; its eight quarters end before it.")
    var on: String?

    @Flag(help: "Do nothing, and say so, if the database has a programme already.")
    var ifEmpty = false

    func run() async throws {
        guard let today = on.map({ Day($0) }) ?? Day(Date()) else {
            throw ValidationError("--on takes a day such as 2026-11-22.")
        }
        try await Workplace.run(options) { place, database in
            if ifEmpty, try await !database.programmes().isEmpty { return }
            let loader = DemonstrationLoader(database: database, content: place.content, today: today) { line in
                FileHandle.standardError.write(Data("\(line)\n".utf8))
            }
            let signIns = try await loader.load()
            try SignIn.write(signIns, in: place.dataFolder)
            for signIn in signIns {
                print([signIn.name, signIn.password, signIn.role, signIn.organisation].joined(separator: "\t"))
            }
        }
    }
}
