import Foundation
import Subprocess

/// A program of the system that measures or is measured against.
enum BenchTool: String {
    case wrk, pgbench, psql, curl

    /// What it printed.
    func output(_ arguments: [String]) async throws -> String {
        do {
            let result = try await Subprocess.run(
                .name(rawValue),
                arguments: Arguments(arguments),
                environment: .inherit.updating(["PATH": "\(Self.path)"]),
                output: .string(limit: 1 << 20),
                error: .combinedWithOutput
            )
            return result.standardOutput
        } catch is SubprocessError {
            throw Complaint("commands.bench.programMissing", ["program": rawValue])
        }
    }

    /// That it answered nothing that can be measured, with its last words.
    func unreadable(_ text: String) -> Complaint {
        let last = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return Complaint("commands.bench.unreadable", ["program": rawValue, "words": last])
    }

    /// The number that follows some words in what it printed.
    func number(after words: String, in text: String) throws -> Double {
        let rest = text.range(of: words).map { text[$0.upperBound...].drop { $0 == " " } } ?? ""
        guard let number = Double(rest.prefix { $0.isNumber || $0 == "." }) else { throw unreadable(text) }
        return number
    }

    private static var path: String {
        "\(ProcessInfo.processInfo.environment["PATH"] ?? ""):/usr/lib/postgresql/15/bin"
    }
}
