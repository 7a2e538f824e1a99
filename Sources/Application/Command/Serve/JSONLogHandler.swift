import Foundation
import Logging

/// Writes each entry of the log as a JSON object on a line of its own: when, level, message, then its metadata.
struct JSONLogHandler: LogHandler {
    let write: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level = .info

    init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.mapValues(\.description)
        for (key, value) in event.metadata ?? [:] { fields[key] = value.description }
        fields["at"] = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        fields["level"] = event.level.rawValue
        fields["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            write(String(decoding: try encoder.encode(fields), as: UTF8.self))
        } catch {
            write("{\"level\":\"error\",\"message\":\"an entry of the log could not be written\"}")
        }
    }
}
