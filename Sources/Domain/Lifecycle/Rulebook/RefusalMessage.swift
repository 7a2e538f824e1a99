import Foundation
import Language
import Number
import Tenancy

extension College.Refusal {
    /// One placeholder's value in a message, to be put into the reader's language.
    package enum Argument: Sendable, Hashable {
        /// A key of the catalogue whose text stands there.
        case key(String)
        /// Several keys, joined as the language joins alternatives.
        case keys([String])
        case count(Int)
        case number(Number)
        case date(Date)
        /// A name that the programme keeps in both languages.
        case names(zh: String, en: String)
    }

    /// It in parts that can be told and mended one by one: a refusal a dimension.
    package var parts: [College.Refusal] {
        if case .points(let dimensions) = self { dimensions.map { .points([$0]) } } else { [self] }
    }

    /// Where the catalogue has its sentence.
    package var messageKey: String {
        let name = Mirror(reflecting: self).children.first?.label ?? "\(self)"
        switch self {
        case .noConditionOverdue(next: nil): return "lifecycle.refusals.noConditionOpen"
        case .conditionsOpen(_, next: nil): return "lifecycle.refusals.conditionsOpenUndated"
        case .noSuchStep(_, in: _, possible: []): return "lifecycle.refusals.finalState"
        default: return "lifecycle.refusals.\(name)"
        }
    }

    /// The placeholders of its sentence, by name.
    package var arguments: [String: Argument] {
        switch self {
        case .otherProgramme, .otherTenant, .ownTenant, .tokenTooNarrow, .reasonMissing, .nothingToRectify,
            .conditionsMissing,
            .progressMissing, .midTermMissing, .notAssigned, .rubricMissing:
            [:]
        case .noSuchStep(let step, let state, let possible):
            ["step": step.argument, "state": state.argument, "possible": .keys(possible.map(\.messageKey))]
        case .changedMeanwhile(let state, let since): ["state": state.argument, "since": .date(since)]
        case .beforeLastStep(let date): ["since": .date(date)]
        case .wrongRole(let role, let needs): ["role": .key(role.messageKey), "roles": roles(needs)]
        case .preparedIt(let citation), .scoredIt(let citation): document(citation)
        case .tookPart(let step, let date): ["step": step.argument, "at": .date(date)]
        case .documentMissing(let kind): ["document": .key(kind.messageKey)]
        case .notFiledNow(let kind, let state): ["document": .key(kind.messageKey), "state": state.argument]
        case .nothingNew(let citation, let since):
            document(citation).merging(["since": .date(since)]) { $1 }
        case .nothingFiled(let step, let by): ["step": step.argument, "roles": roles(by)]
        case .undecided(let step, let since, let by):
            ["step": step.argument, "since": .date(since), "roles": roles(by)]
        case .notUnderReview(let state): ["state": state.argument]
        case .vetoedAlready(let ground): ["ground": .key(ground.messageKey)]
        case .points(let dimensions): dimensions.first.map(\.arguments) ?? [:]
        default: figures
        }
    }

    /// The placeholders of the refusals that turn on figures.
    private var figures: [String: Argument] {
        switch self {
        case .scoresMissing(let have, let need):
            ["have": .count(have), "need": .count(need), "count": .count(need - have)]
        case .meanTooLow(let mean, let need): ["mean": .number(mean), "need": .number(need)]
        case .verdict(let have, let total, let need):
            ["verdict": .key(have.messageKey), "total": .number(total), "need": .key(need.messageKey)]
        case .findingsOpen(let count, let since): ["count": .count(count), "since": .date(since)]
        case .conditionsOpen(let count, let next):
            ["count": .count(count)].merging(next.map { ["next": .date($0)] } ?? [:]) { $1 }
        case .noConditionOverdue(let next): next.map { ["next": .date($0)] } ?? [:]
        case .milestonesOpen(let count, let next): ["count": .count(count), "next": .date(next)]
        case .failedTwice(let since), .reReviewFailed(let since): ["since": .date(since)]
        default: [:]
        }
    }

    private func roles(_ roles: [Role]) -> Argument { .keys(roles.map(\.messageKey)) }

    private func document(_ citation: Citation) -> [String: Argument] {
        ["document": .key(citation.kind.messageKey), "version": .count(citation.version)]
    }
}

extension Rubric.Dimension {
    /// The placeholders of the sentence that asks for its points.
    fileprivate var arguments: [String: College.Refusal.Argument] {
        let names = (name[.chinese]?.text ?? code, name[.english]?.text ?? code)
        return ["dimension": .names(zh: names.0, en: names.1), "maximum": .number(weight)]
    }
}

extension College.Step {
    fileprivate var argument: College.Refusal.Argument { .key(messageKey) }
}

extension College.State {
    fileprivate var argument: College.Refusal.Argument { .key(messageKey) }
}

extension Role {
    /// Where the catalogue has the role's name.
    fileprivate var messageKey: String { "lifecycle.roles.\(self)" }
}
