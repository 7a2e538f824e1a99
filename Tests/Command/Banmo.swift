import Foundation
import Subprocess
import SystemPackage

/// The built executable, run as its user runs it.
struct Banmo {
    /// What a run came to.
    struct Run {
        let status: Int32
        let output: String
        let errors: String

        /// What it said on standard error, which is one sentence.
        var sentence: String { errors.trimmingCharacters(in: .newlines) }
        /// Its answer to a program.
        func json<Answer: Decodable>(as type: Answer.Type) throws -> Answer {
            try JSONDecoder().decode(type, from: Data(output.utf8))
        }
        /// The cells of each line of a table, which stand at least two spaces apart.
        var rows: [[String]] {
            output.split(separator: "\n").map { line in
                line.split(separator: /\s{2,}/).map { $0.trimmingCharacters(in: .whitespaces) }
            }
        }
    }

    /// The terminal's language, as the variable LC_ALL says it.
    enum Language: String {
        case english = "en_GB.UTF-8"
        case chinese = "zh_CN.UTF-8"
    }

    /// Options that every run is given after its own: which database it works on.
    var options: [String] = []

    func callAsFunction(_ arguments: String..., in language: Language = .english) async throws -> Run {
        try await run(arguments, in: language)
    }

    func run(
        _ arguments: [String],
        in language: Language = .english,
        input: String = ""
    ) async throws -> Run {
        try await Self.gate.pass {
            let result = try await Subprocess.run(
                .path(FilePath(try Self.executable.path)),
                arguments: Arguments(arguments + options),
                environment: .inherit.updating(["LC_ALL": language.rawValue]),
                input: .string(input),
                output: .string(limit: 1 << 24),
                error: .string(limit: 1 << 20)
            )
            guard case .exited(let status) = result.terminationStatus else { throw Crashed(arguments: arguments) }
            return Run(status: status, output: result.standardOutput, errors: result.standardError)
        }
    }

    /// What it writes on standard error when that is a terminal, and on standard output.
    func watched(_ arguments: [String]) async throws -> (errors: String, output: String) {
        try await Self.gate.pass {
            let terminal = try Terminal()
            let result = try await Subprocess.run(
                .path(FilePath(try Self.executable.path)),
                arguments: Arguments(arguments + options),
                environment: .inherit.updating(["LC_ALL": Language.english.rawValue]),
                output: .string(limit: 1 << 24),
                error: .fileDescriptor(terminal.end, closeAfterSpawningProcess: true)
            )
            return (errors: try terminal.read(), output: result.standardOutput)
        }
    }

    private static let gate = Gate(of: 4)

    /// Beside the tests, where both are built.
    static var executable: URL {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: tests).deletingLastPathComponent().appending(path: "banmo")
        }
    }

    /// It ended by a signal.
    struct Crashed: Error {
        let arguments: [String]
    }
}
