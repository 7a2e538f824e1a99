import ArgumentParser
import Calendar
import Collection
import Foundation
import Indicators
import Spreadsheet

/// The one executable.
@main
struct Banmo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banmo",
        abstract: HelpWords.text("commands.about"),
        subcommands: [
            ServeCommand.self,
            MigrateCommand.self,
            DemoCommand.self,
            SignInsCommand.self,
            ProgrammesCommand.self,
            OrganisationsCommand.self,
            MembersCommand.self,
            TokensCommand.self,
            AuditCommand.self,
            DoctorCommand.self,
            IndicatorsCommand.self,
            TargetsCommand.self,
            PeriodCommand.self,
            EvaluateCommand.self,
            DescribeCommand.self,
            StandardsCommand.self,
            RubricCommand.self,
            RulesCommand.self,
            RollupsCommand.self,
            EvidenceCommand.self,
            LoopCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            BenchCommand.self,
        ]
    )

    /// Runs what was typed; whatever it ends with is said in one place.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(after: error)
        }
    }

    /// Prints the help that was asked for, or says in one sentence on standard error what is wrong; then exits.
    private static func leave(after error: any Error) -> Never {
        let code = exitCode(for: error)
        switch error {
        case let code as ExitCode: Foundation.exit(code.rawValue)
        case _ where code.isSuccess: print(HelpWords.page(fullMessage(for: error)))
        default: TerminalMessages.complain(sentence(for: error))
        }
        Foundation.exit(code.rawValue)
    }

    private static func sentence(for error: any Error) -> String {
        do {
            let messages = try TerminalMessages()
            if exitCode(for: error) == .validationFailure { return UsageFault(error).sentence(messages) }
            if let fault = error as? IndicatorFault { return fault.sentence(messages) }
            if let fault = error as? RuleFault { return fault.sentence(messages) }
            if let fault = error as? SheetFault { return fault.sentence(in: messages.catalogue) }
            let complaint = Complaint(error)
            return messages.text(complaint.key, complaint.arguments)
        } catch let missing {
            // Without a catalogue there are only the words that it threw itself.
            return message(for: missing)
        }
    }
}

extension IndicatorFault {
    /// Which indicator is wrong, where and why.
    fileprivate func sentence(_ messages: TerminalMessages) -> String {
        let place = SourcePlace(fault.range, in: source)
        let reason = fault.message { messages.text($0, $1) }
        return messages.text("indicators.fault", ["indicator": indicator, "reason": reason]) + "\n" + place.excerpt
    }
}

extension RuleFault {
    /// Which rule is wrong, on which side, where and why.
    fileprivate func sentence(_ messages: TerminalMessages) -> String {
        switch reason {
        case .side(let side, let source, let fault):
            let reason = fault.message { messages.text($0, $1) }
            let words = ["rule": rule, "side": messages.text("checks.sides.\(side.rawValue)"), "reason": reason]
            return messages.text("checks.faults.side", words) + "\n" + SourcePlace(fault.range, in: source).excerpt
        case .noElement: return messages.text("checks.faults.noElement", ["rule": rule])
        case .period(let type):
            return messages.text("checks.faults.period", ["rule": rule, "period": type.rawValue])
        }
    }
}
