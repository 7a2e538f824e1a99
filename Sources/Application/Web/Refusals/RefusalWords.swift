import Collection
import Foundation
import Language
import Lifecycle

extension Texts {
    /// Why a report does not move, in words.
    func words(of refusal: ReportRefusal) -> String {
        switch refusal {
        case .role(_, let roles):
            self("report.refusals.role", ["roles": .text(list(roles.map { self("roles.\($0)") }))])
        case .preparedBySame: self("report.refusals.preparedBySame")
        case .reasonMissing: self("report.refusals.reasonMissing")
        case .state(let state, _):
            self("report.refusals.state", ["state": .text(self("report.states.\(state)"))])
        case .moved: self("report.refusals.moved")
        }
    }

    /// Why a college does not take a step, in words.
    func words(of refusal: College.Refusal) -> String {
        self(refusal.messageKey, refusal.arguments.mapValues(argument))
    }

    private func argument(_ argument: College.Refusal.Argument) -> MessageArgument {
        switch argument {
        case .key(let key): .text(self(key))
        case .keys(let keys): .text(list(keys.map { self($0) }))
        case .count(let count): .integer(count)
        case .number(let number): .number(number)
        case .date(let date): .text(conventions.days.day(date, in: .beijing))
        case .names(let zh, let en): .text(name(zh: zh, en: en))
        }
    }

    /// Several things in one sentence.
    func list(_ items: [String]) -> String {
        items.joined(separator: language.language == "zh" ? "、" : ", ")
    }
}

extension College.Refusal {
    /// Whether somebody else was faster.
    var isConflict: Bool {
        if case .changedMeanwhile = self { true } else { false }
    }
}
