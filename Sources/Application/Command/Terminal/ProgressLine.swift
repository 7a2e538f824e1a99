import Foundation

/// One line on standard error that says how far long work has come, as long as that is a terminal; else nothing.
struct ProgressLine: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1

    /// Puts a line in the place of the one before.
    func show(_ line: String) {
        write("\r\u{1B}[K" + line)
    }

    /// Takes the line away, so that what comes next begins at the left.
    func clear() {
        write("\r\u{1B}[K")
    }

    /// Shows a line with the seconds that `body` has taken until it ends.
    func during<Answer>(_ line: String, _ body: () async throws -> Answer) async throws -> Answer {
        guard isShown else { return try await body() }
        defer { clear() }
        async let _: Void = tick(line)
        let answer = try await body()
        // Leaving the scope stops the clock and waits for it.
        return answer
    }

    private func tick(_ line: String) async {
        for seconds in 0... {
            show(seconds == 0 ? line : "\(line) \(seconds) s")
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
    }

    private func write(_ text: String) {
        guard isShown else { return }
        FileHandle.standardError.write(Data(text.utf8))
    }
}
