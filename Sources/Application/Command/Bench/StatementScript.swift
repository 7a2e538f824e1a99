import Foundation
import Postgres

/// What PostgreSQL's log of statements has, a piece at a time; only its owner may read it.
struct ServerLog {
    private let owner: Pool
    private var place: Int

    /// From now on.
    init(_ owner: Pool) async throws {
        self.owner = owner
        place = try await Self.size(owner)
    }

    private static func size(_ owner: Pool) async throws -> Int {
        try await owner.one("SELECT (pg_stat_file(pg_current_logfile())).size")
    }

    /// The statements since the last time.
    mutating func read() async throws -> [LoggedStatement] {
        // What the server has said is written by another process of its own.
        try await Task.sleep(for: .seconds(1))
        let end = try await Self.size(owner)
        let text: String = try await owner.one("SELECT pg_read_file(pg_current_logfile(), \(place), \(end - place))")
        place = end
        return LoggedStatement.all(in: text)
    }
}

/// A statement as the log has it.
struct LoggedStatement {
    /// By which it was prepared; nil where it wasn't.
    let name: String?
    let text: String
    /// As literals, in their order.
    var parameters: [String] = []

    /// Whether it reads or writes rows.
    var isQuery: Bool {
        let first = text.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES"].contains(first)
    }

    /// All of a log's text, in order.
    static func all(in log: String) -> [LoggedStatement] {
        var entries: [String] = []
        for line in log.split(separator: "\n", omittingEmptySubsequences: false) {
            // An entry's further lines begin with a tabulator.
            if line.hasPrefix("\t"), let last = entries.popLast() {
                entries.append("\(last)\n\(line.dropFirst())")
            } else {
                entries.append(String(line))
            }
        }
        var found: [LoggedStatement] = []
        for entry in entries {
            if let match = entry.wholeMatch(of: /(?s).*?LOG:  statement: (.*)/) {
                found.append(LoggedStatement(name: nil, text: String(match.1)))
            } else if let match = entry.wholeMatch(of: /(?s).*?LOG:  execute ([^:]+): (.*)/) {
                found.append(
                    LoggedStatement(name: match.1 == "<unnamed>" ? nil : String(match.1), text: String(match.2))
                )
            } else if let match = entry.wholeMatch(of: /(?s).*?DETAIL:  parameters: (.*)/), var last = found.popLast() {
                last.parameters = literals(String(match.1))
                found.append(last)
            }
        }
        return found
    }

    /// `$1 = 'a', $2 = NULL` as its literals; apostrophes within them are doubled.
    private static func literals(_ text: String) -> [String] {
        text.matches(of: /\$\d+ = (NULL|'(?:[^']|'')*')/).map { String($0.1) }
    }
}

/// Statements as psql runs them.
struct StatementScript {
    /// Of what comes before the clock runs.
    var first: [LoggedStatement] = []
    var rest: [LoggedStatement] = []
    /// The parameters' types of each that was prepared, by name.
    var types: [String: String] = [:]

    /// How many run by the clock.
    var count: Int { rest.count }

    /// What psql reads; it says how many seconds the rest took. Throws `Complaint` where a statement can't be told.
    var text: String {
        get throws {
            var prepared: Set<String> = []
            var lines = ["\\o /dev/null"]
            lines += try first.map { try line($0, &prepared) }
            lines.append("SELECT extract(epoch FROM clock_timestamp()) AS began \\gset")
            lines += try rest.map { try line($0, &prepared) }
            lines += ["\\o", "SELECT 'took ' || extract(epoch FROM clock_timestamp()) - :began;"]
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private func line(_ statement: LoggedStatement, _ prepared: inout Set<String>) throws -> String {
        // PostgreSQL prepares no BEGIN in words.
        guard let name = statement.name, let types = types[name], statement.isQuery else {
            guard statement.parameters.isEmpty else { throw Complaint("commands.bench.wrong") }
            return "\(statement.text);"
        }
        let listed = types.isEmpty ? "" : " (\(types))"
        let preparing = prepared.insert(name).inserted ? "PREPARE \(name)\(listed) AS \(statement.text);\n" : ""
        let given = statement.parameters.isEmpty ? "" : " (\(statement.parameters.joined(separator: ", ")))"
        return "\(preparing)EXECUTE \(name)\(given);"
    }
}
