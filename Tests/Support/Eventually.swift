/// Asks again and again until the answer is yes; gives up after minutes, for the machine may be busy.
package func eventually(_ question: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<20_000 {
        if try await question() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return false
}
