import Calendar
import ClosedLoop
import Collection
import Indicators
import Language
import Lifecycle
import Number

extension Texts {
    /// What a warning is of: the indicator, the data set, the milestone, the validation rule.
    func subject(of entry: WarningEntry, _ book: IndicatorBook, _ dataSets: [DataSet]) -> String {
        entry.ruleName.map { text($0) } ?? subject(of: entry.warning.cause, book[entry.warning.cause.subject], dataSets)
    }

    /// The same, with the indicator where it is of one.
    func subject(of cause: WarningCause, _ indicator: Indicator?, _ dataSets: [DataSet]) -> String {
        if let indicator { return text(indicator.name) }
        if let dataSet = dataSets.first(where: { $0.code == cause.subject }) { return text(dataSet.name) }
        guard cause.kind == .milestoneOverdue else { return cause.subject }
        return self("warnings.milestone", ["number": .text(cause.subject)])
    }

    /// The period of a warning, or its day.
    func period(of cause: WarningCause) -> String {
        Period(cause.period).map(name) ?? cause.day.map(day) ?? ""
    }

    /// An indicator's value as a warning kept it.
    func value(_ number: Number?, of cause: WarningCause, _ book: IndicatorBook) -> String? {
        guard let number else { return nil }
        // What is compared by a validation rule is compared exactly.
        if cause.kind == .validationBroken { return self.number(number) }
        return book[cause.subject].map { value(number, of: $0, book) } ?? self.number(number, decimals: 1)
    }

    /// A kind of warning.
    func name(of kind: WarningKind) -> String { self("warnings.kind.\(kind.rawValue)") }
}

extension Warning.State {
    /// How urgent it looks.
    var tone: String {
        switch self {
        case .open: "urgent"
        case .dismissed: "soon"
        case .accepted, .finding: "done"
        case .withdrawn: "stopped"
        }
    }
}

extension WarningKind: ChoiceAnswer {}
extension Warning.State: ChoiceAnswer {}
extension Warning.Level: ChoiceAnswer {}
