import ArgumentParser
import Logging

/// How much the log says, and how.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument {
        case text, json
    }

    @Option(help: "The least that is logged: trace, debug, info, notice, warning, error, critical.")
    var logLevel: Logger.Level = .info

    @Option(help: "text for people, json for programs: an object a line.")
    var logFormat: Format = .text

    /// The service's log, on standard error.
    func logger() -> Logger {
        var logger = Logger(label: "banmo") { label in
            switch logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler(write: TerminalMessages.complain)
            }
        }
        logger.logLevel = logLevel
        return logger
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
