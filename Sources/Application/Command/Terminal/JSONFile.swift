import ArgumentParser
import Foundation

/// JSON that a command is given: a file, a pipe such as `/dev/stdin`, or `-`, which is standard input.
struct JSONFile: ExpressibleByArgument {
    let path: String

    init(argument: String) {
        path = argument
    }

    /// What stands in it; throws one sentence where it can't be read, and the text of `key` where it is something else.
    func read<Content: Decodable>(
        _ type: Content.Type,
        else key: String,
        _ messages: TerminalMessages
    ) throws -> Content {
        let data: Data
        do {
            let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            data = try file.readToEnd() ?? Data()
        } catch {
            throw messages.refusal("commands.unreadableFile", ["file": path])
        }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch is DecodingError {
            throw messages.refusal(key)
        }
    }
}
