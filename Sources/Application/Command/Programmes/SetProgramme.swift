import ArgumentParser
import Calendar
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

/// `banmo programmes set --time-zone ZONE --as NAME [--college CODE]`: the zone in which a programme's headquarters, or one
/// of its colleges, counts its days from now on.
struct SetProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: HelpWords.text("commands.programmes.set")
    )

    @OptionGroup var options: DatabaseOptions
    @Option(help: .text("commands.programmes.newTimeZone"))
    var timeZone: String
    @Option(help: .text("commands.programmes.college"))
    var college: String?
    @Option(name: .customLong("as"), help: .text("commands.programmes.keeper"))
    var admin: String

    func run() async throws {
        let messages = try TerminalMessages()
        guard let zone = Zone(timeZone) else { throw UnknownZone(name: timeZone) }
        do {
            try await Workplace.run(options) { _, database in
                let act = Act(try await database.visitor(named: admin).member, at: Date(), from: "command")
                guard let college else { return try await database.change(zone: zone, by: act) }
                let found = try await database.reading(as: act.member) {
                    try await $0.colleges(in: .programme, code: college).first
                }
                guard let found else { throw messages.refusal("indicators.unknownCollege", ["college": college]) }
                try await database.change(zone: zone, of: found.id, by: act)
            }
        } catch let forbidden as Forbidden {
            let roles = forbidden.roles.map(\.rawValue).joined(separator: ", ")
            throw messages.refusal("programmes.notTheirs", ["name": admin, "roles": roles])
        }
        print(messages.text("programmes.zoneSet", ["zone": zone.name]))
    }
}
