import Foundation
import Subprocess
import SystemPackage

/// `banmo serve` as a process of its own, whose memory can be measured.
struct BenchService {
    let port: String
    private let process: ProcessIdentifier

    /// Serves a database on a free port while `body` runs.
    static func during<Answer: Sendable>(
        _ address: String,
        _ body: (BenchService) async throws -> Answer
    ) async throws -> Answer {
        let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: ["serve", "--database", address, "--port", "0"],
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            defer { kill(execution.processIdentifier.value, SIGTERM) }
            for try await line in execution.standardOutput.strings() {
                guard let port = line.firstMatch(of: /:([0-9]+)/) else { continue }
                return try await body(BenchService(port: String(port.1), process: execution.processIdentifier))
            }
            throw Complaint("commands.bench.unreadable", ["program": "banmo serve", "words": ""])
        }.closureResult
    }

    /// By how many bytes its memory grew at most above what it has now, while `body` runs.
    func growth(_ body: () async throws -> Void) async throws -> Int {
        // 5: the peak is forgotten, as proc(5) says.
        try "5".write(toFile: "/proc/\(process)/clear_refs", atomically: false, encoding: .utf8)
        let idle = try memory("VmRSS:")
        try await body()
        return try memory("VmHWM:") - idle
    }

    /// Bytes that it has in memory now.
    var memory: Int {
        get throws { try memory("VmRSS:") }
    }

    private func memory(_ line: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let words = status.split(whereSeparator: \.isNewline).first { $0.hasPrefix(line) }?
            .split(whereSeparator: \.isWhitespace)
        guard let words, words.count > 1, let kilobytes = Int(words[1]) else {
            throw Complaint("commands.bench.unreadable", ["program": "banmo serve", "words": line])
        }
        return kilobytes * 1024
    }
}
