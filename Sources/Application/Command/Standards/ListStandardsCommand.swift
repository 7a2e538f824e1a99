import ArgumentParser
import Courses
import Foundation
import Language
import Standards
import Tenancy

/// `banmo standards list`: what the database has, as anyone reads it or as a member does.
struct ListStandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the standards and courses of the database that are published, or that a member may read."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("as"), help: "The name that a member signs in with, to list what they may read.")
    var name: String?

    @Option(help: "The code of a programme, where the database has several.")
    var programme: String?

    @Option(help: "How the list is printed.")
    var format: OutputOptions.Format = .table

    func run() async throws {
        let messages = try TerminalMessages()
        let shelf = try await Workplace.run(options) { _, database in
            let reader = try await reader(in: database, messages)
            return try await database.reading(as: reader) { scope in
                Shelf(standards: try await scope.standards(), courses: try await scope.courses())
            }
        }
        if format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(shelf), as: UTF8.self))
        } else {
            print(shelf.table(messages))
        }
    }

    private func reader(in database: Database, _ messages: TerminalMessages) async throws -> Member {
        if let name {
            guard let member = try await database.member(named: name)?.member else {
                throw messages.refusal("content.noMember", ["name": name])
            }
            return member
        }
        let programmes = try await database.programmes()
        guard let programme else { return .anyone(of: programmes.first?.id) }
        guard let found = programmes.first(where: { $0.code == programme }) else {
            throw messages.refusal("content.noProgramme", ["code": programme])
        }
        return .anyone(of: found.id)
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
        let widths = first.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.columns) }
                .joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }
}

extension String {
    /// How many columns of a terminal it takes: Chinese characters take two.
    fileprivate var columns: Int {
        unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFEF).contains($1.value) ? 2 : 1) }
    }
}
