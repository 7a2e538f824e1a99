import ArgumentParser
import Logging

/// How much the log says, and how.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument {
        case text, json
    }

    @Option(help: .text("commands.serve.logLevel"))
    var logLevel: Logger.Level = .info

    @Option(help: .text("commands.serve.logFormat"))
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
