import ArgumentParser
import Courses
import Foundation
import Language
import Published
import Standards
import Tenancy

/// `banmo standards load`: the files into the database, as a headquarters administrator.
struct LoadStandards: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: HelpWords.text("commands.standards.load")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.standards.loadAs"))
    var name: String

    @Argument(help: .text("commands.standards.folder"))
    var folder: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let folder = try folder.map { URL(filePath: $0) } ?? Content.find().standards
        let loader: LibraryFolder
        do {
            loader = try LibraryFolder(from: folder)
        } catch let error as ContentFaults {
            for fault in error.faults { TerminalMessages.complain(fault.sentence(in: messages.catalogue)) }
            throw messages.refusal("content.faulty", ["count": "\(error.faults.count)"])
        }
        let loaded = try await Workplace.run(options) { _, database in
            try await load(loader, into: database, messages)
        }
        switch output.format {
        case .table: print(messages.text("content.loaded", loaded.arguments))
        case .json: try output.printJSON(loaded)
        }
    }

    private func load(
        _ loader: LibraryFolder,
        into database: Database,
        _ messages: TerminalMessages
    ) async throws -> LibraryFolder.Loaded {
        let keeper = try await database.visitor(named: name).member
        guard keeper.may(.loadLibrary) else { throw messages.refusal("content.notKeeper", ["name": name]) }
        do {
            return try await loader.load(into: database, by: Act(keeper, at: Date(), from: "command"))
        } catch let error as PublishedVersion {
            throw messages.refusal("content.publishedVersion", ["code": error.code, "version": "\(error.version)"])
        } catch let error as KeptElsewhere {
            let isChinese = messages.catalogue.language.language == "zh"
            let keeper = isChinese ? error.nameZh : error.nameEn
            throw messages.refusal("content.keptElsewhere", ["code": error.code, "keeper": keeper])
        } catch is AdoptionRefusal {
            throw messages.refusal("content.decidedAdoption")
        } catch let error as UnknownItems {
            throw messages.refusal(
                "content.unknownItems",
                ["references": error.references.joined(separator: ", ")]
            )
        }
    }
}
