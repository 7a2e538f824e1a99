import ArgumentParser
import Calendar
import Foundation
import Indicators
import Language
import Tenancy

/// `banmo programmes found`: a programme that somebody can sign in to, without any demonstration.
struct FoundProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "found",
        abstract: HelpWords.text("commands.programmes.found")
    )

    @OptionGroup var options: DatabaseOptions
    @Option(help: .text("commands.programmes.code"))
    var code: String
    @Option(help: .text("commands.programmes.nameZh"))
    var nameZh: String
    @Option(help: .text("commands.programmes.nameEn"))
    var nameEn: String
    @Option(help: .text("commands.programmes.headquartersZh"))
    var headquartersZh: String
    @Option(help: .text("commands.programmes.headquartersEn"))
    var headquartersEn: String
    @Option(help: .text("commands.programmes.admin"))
    var admin: String
    @Option(help: .text("commands.programmes.fullName"))
    var fullName: String
    @Option(help: .text("commands.programmes.timeZone"))
    var timeZone: String = Zone.china.name
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        for (option, value) in given where value.trimmingCharacters(in: .whitespaces).isEmpty {
            throw messages.refusal("programmes.empty", ["option": option])
        }
        do {
            guard let zone = Zone(timeZone) else { throw UnknownZone(name: timeZone) }
            let first = try NewMember(name: admin, fullName: fullName, role: .hqAdmin)
            let name = try await Workplace.run(options) { place, database in
                try await found(first, in: zone, place.content, database)
            }
            try output.print(
                [["programme": code, "name": name, "password": first.password]],
                columns: ["programme", "name", "password"].map { messages.text("programmes.\($0)") }
            ) { [$0["programme"] ?? "", $0["name"] ?? "", $0["password"] ?? ""] }
            if output.format == .table { print(messages.text("programmes.founded")) }
        } catch let refusal as FoundingRefusal {
            switch refusal {
            case .codeTaken(let code): throw messages.refusal("programmes.codeTaken", ["code": code])
            case .codeMalformed(let code): throw messages.refusal("programmes.codeMalformed", ["code": code])
            }
        }
    }

    /// What must say something.
    private var given: [(option: String, value: String)] {
        [
            ("--name-zh", nameZh), ("--name-en", nameEn), ("--headquarters-zh", headquartersZh),
            ("--headquarters-en", headquartersEn),
        ]
    }

    /// Founds it; the whole name that its first administrator signs in with.
    private func found(
        _ first: NewMember,
        in zone: Zone,
        _ content: Content,
        _ database: Database
    ) async throws -> String {
        let programme = Programme(code: code, name: LocalizedText(zh: nameZh, en: nameEn), zone: zone)
        let headquarters = Organisation(kind: .headquarters, nameZh: headquartersZh, nameEn: headquartersEn)
        let admin = first.member(of: headquarters.id, in: programme.id)
        let founding = ProgrammeFounding(
            programme,
            headquarters: headquarters,
            admin: admin,
            password: try await database.passwords.hash(first.password, for: "command"),
            content: try ProgrammeContent(from: content.standards)
        )
        try await database.found(founding, at: Date(), from: "command")
        return admin.name
    }
}
