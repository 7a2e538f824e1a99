import ArgumentParser
import Courses
import Foundation
import Language
import Published
import Standards
import Tenancy

/// `banmo standards list`: what the database has, as anyone reads it or as a member does.
struct ListStandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: HelpWords.text("commands.standards.list")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: .text("commands.standards.listAs"))
    var name: String?

    @Option(help: .text("commands.indicators.programme"))
    var programme: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let messages = try TerminalMessages()
        let shelf = try await Workplace.run(options) { _, database in
            let reader = try await reader(in: database)
            return try await database.reading(as: reader) { scope in
                Shelf(standards: try await scope.standards(), courses: try await scope.courses())
            }
        }
        switch output.format {
        case .table: print(shelf.table(messages))
        case .json: try output.printJSON(shelf)
        }
    }

    private func reader(in database: Database) async throws -> Member {
        if let name { return try await database.visitor(named: name).member }
        if programme != nil { return .anyone(of: try await database.programme(coded: programme).id) }
        return .anyone(of: try await database.programmes().first?.id)
    }
}

/// What stands on the shelf of a reader.
private struct Shelf: Encodable {
    let standards: [StandardEntry]
    let courses: [CourseEntry]

    /// A line a standard and a course, in columns.
    func table(_ messages: TerminalMessages) -> String {
        let language = messages.catalogue.language
        func state(_ isPublished: Bool) -> String { messages.text(isPublished ? "content.published" : "words.draft") }
        func hours(_ count: Int) -> String { messages.text("standard.hours", ["count": "\(count)"]) }
        let rows =
            standards.map { entry in
                [
                    entry.code, "\(entry.version)", state(entry.isPublished), hours(entry.hours),
                    entry.countries.joined(separator: " "), entry.title.text(in: language)?.text ?? "",
                ]
            }
            + courses.map { entry in
                [
                    entry.code, "\(entry.version)", state(entry.isPublished), hours(entry.hours),
                    entry.standards.joined(separator: " "), entry.title.text(in: language)?.text ?? "",
                ]
            }
        guard let first = rows.first else { return messages.text("content.none") }
        let widths = first.indices.map { column in rows.map { $0[column].terminalWidth }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { cell, width in cell.padded(to: width) }
                .joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }
}
