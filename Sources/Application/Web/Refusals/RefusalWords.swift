import Collection
import Foundation
import Language
import Lifecycle
import Tenancy

extension Texts {
    /// Why a report does not move, in words.
    func words(of refusal: ReportRefusal) -> String {
        switch refusal {
        case .role(_, let roles):
            self("report.refusals.role", ["roles": .text(list(roles.map { self("roles.\($0)") }))])
        case .preparedBySame: self("report.refusals.preparedBySame")
        case .reasonMissing: self("report.refusals.reasonMissing")
        case .periodRunning(let last): self("report.refusals.periodRunning", ["date": .text(day(last))])
        case .state(let state, _):
            self("report.refusals.state", ["state": .text(self("report.states.\(state)"))])
        case .odd: self("report.refusals.odd")
        case .moved: self("report.refusals.moved")
        case .broken(let checks):
            self("report.refusals.broken", ["rules": .text(list(checks.filter(\.forbids).map(words)))])
        }
    }

    /// Why a college does not take a step, in words.
    func words(of refusal: College.Refusal) -> String {
        self(refusal.messageKey, refusal.arguments.mapValues(argument))
    }

    /// Why something that was entered was not changed or taken away, in words.
    func words(of refusal: ChangeRefusal) -> String {
        switch refusal {
        case .reliedOn(.step(let step, let date)):
            self(
                "change.refusals.reliedOn",
                ["step": .text(self(step.messageKey)), "date": .text(day(of: date))]
            )
        case .reliedOn(.completed(let date)): self("change.refusals.completed", ["date": .text(day(of: date))])
        case .reliedOn(.past(let date)): self("change.refusals.past", ["date": .text(day(of: date))])
        case .reasonMissing: self("change.refusals.reasonMissing")
        case .filed(let citation): self("change.refusals.filed", ["document": .text(words(for: citation))])
        case .submitted: self("change.refusals.submitted")
        case .openedBySame: self("change.refusals.openedBySame")
        }
    }

    /// Why a password was not changed, in words.
    func words(of refusal: PasswordRefusal) -> String {
        switch refusal {
        case .oldWrong: self("account.oldWrong")
        case .wait(let seconds): self("signIn.slowDown", ["count": .integer(seconds)])
        case .short(let count): self("account.short", ["count": .integer(count)])
        case .weak(let weakness): self("account.weak.\(weakness)")
        case .same: self("account.same")
        case .differs: self("account.differs")
        }
    }

    /// Why nobody was signed in, in words.
    func words(of refusal: SignInRefusal) -> String {
        switch refusal {
        case .wrong: self("signIn.wrong")
        case .wait(let seconds): self("signIn.slowDown", ["count": .integer(seconds)])
        case .expired: self("signIn.expired")
        case .codeWrong: self("signIn.codeWrong")
        case .over: self("signIn.over")
        }
    }

    /// Why a second factor was not set up or taken away, in words.
    func words(of refusal: SecondFactorRefusal) -> String {
        switch refusal {
        case .secretMalformed: self("secondFactor.refusals.secretMalformed")
        case .codeWrong: self("secondFactor.refusals.codeWrong")
        case .there: self("secondFactor.refusals.there")
        case .missing: self("secondFactor.refusals.missing")
        case .needed: self("secondFactor.refusals.needed")
        }
    }

    /// Why a token opens nothing, in words.
    func words(of refusal: TokenRefusal) -> String {
        switch refusal {
        case .unrecognised: self("tokens.refusals.unrecognised")
        case .mistyped: self("tokens.refusals.mistyped")
        case .unknown: self("tokens.refusals.unknown")
        case .revoked: self("tokens.refusals.revoked")
        case .expired(let date):
            self("tokens.refusals.expired", ["date": .text(moment(date))])
        case .inactive: self("tokens.refusals.inactive")
        case .otherName: self("tokens.refusals.otherName")
        }
    }

    private func argument(_ argument: College.Refusal.Argument) -> MessageArgument {
        switch argument {
        case .key(let key): .text(self(key))
        case .keys(let keys): .text(list(keys.map { self($0) }))
        case .count(let count): .integer(count)
        case .number(let number): .number(number)
        case .date(let date): .text(day(of: date))
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
