import ArgumentParser
import Foundation

/// JSON that a command is given: a file, a pipe such as `/dev/stdin`, or `-`, which is standard input.
struct JSONFile: ExpressibleByArgument {
    let path: String

    init(argument: String) {
        path = argument
    }

    /// What stands in it; throws why it can't be read, and the text of `key` where it is something else.
    func read<Content: Decodable>(
        _ type: Content.Type,
        else key: String,
        _ messages: TerminalMessages
    ) throws -> Content {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw messages.refusal("commands.errors.folder", ["file": path])
        }
        let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
        let data = try file.readToEnd() ?? Data()
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch is DecodingError {
            throw messages.refusal(key)
        }
    }
}
