import Language
import Notices
import Tenancy

extension Refusal {
    /// Members, organisations, their tokens and passwords.
    static func ofTenancy(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case SignInRefusal.wrong: return Refusal(.signInWrong, at: "name", texts("signIn.wrong"), texts)
        case SignInRefusal.wait(let seconds): return waiting(seconds, texts)
        case SignInRefusal.expired:
            return Refusal(.signInExpired, at: "name", texts.words(of: SignInRefusal.expired), texts)
        case SignInRefusal.codeWrong:
            return Refusal(.signInCodeWrong, at: "code", texts.words(of: SignInRefusal.codeWrong), texts)
        case SignInRefusal.over: return Refusal(.signInOver, texts)
        case is IdlenessRefusal: return Refusal(.idlenessUnknown, at: "hours", texts("account.idle.unknown"), texts)
        case let refusal as ReaderRefusal:
            return Refusal(RefusalCode(refusal), at: refusal.field, texts.words(of: refusal), texts)
        case let refusal as SecondFactorRefusal:
            return Refusal(RefusalCode(refusal), at: refusal.field, texts.words(of: refusal), texts)
        case ConfirmationRefusal.wait(let seconds): return waiting(seconds, texts)
        case let refusal as ConfirmationRefusal:
            return Refusal(refusal.code, at: OwnField.password.rawValue, texts.words(of: refusal), texts)
        case PasswordRefusal.wait(let seconds): return waiting(seconds, texts)
        case let refusal as PasswordRefusal:
            return Refusal(RefusalCode(refusal), at: refusal.field, texts.words(of: refusal), texts)
        case let refusal as NewTokenRefusal:
            return Refusal(RefusalCode(refusal), at: refusal.field, texts.words(of: refusal), texts)
        case let refusal as MemberRefusal:
            let fault = NewMemberForm.fault(of: refusal, texts)
            return Refusal(RefusalCode(refusal), at: String(fault.address.dropFirst()), fault.text, texts)
        case let refusal as NameRefusal:
            let words = texts(
                "names.\(refusal.fault)",
                ["name": .text(refusal.shown), "longest": .integer(PrintedName.longest)]
            )
            return Refusal(.nameUnusable, texts, reasons: [words])
        case let refusal as MemberChangeRefusal:
            return Refusal(RefusalCode(refusal), texts, reasons: [texts.words(of: refusal)])
        case let refusal as OrganisationRefusal:
            let faults = refusal.faults.map { OrganisationForm.fault($0, texts) }
            var told = Refusal(.organisationInvalid, texts, reasons: faults.map(\.text))
            told.places = faults.map { Place(String($0.address.dropFirst()), $0.text) }
            return told
        case let refused as RosterRefused: return Refusal(refused, texts)
        case FoundingRefusal.codeTaken(let code):
            return Refusal(.programmeCodeTaken, at: "code", texts("programmes.codeTaken", ["code": .text(code)]), texts)
        case FoundingRefusal.codeMalformed(let code):
            let words = texts("programmes.codeMalformed", ["code": .text(code)])
            return Refusal(.programmeCodeMalformed, at: "code", words, texts)
        default: return nil
        }
    }

    private init(_ refused: RosterRefused, _ texts: Texts) {
        let words = texts("upload.refusedTitle", ["count": .integer(refused.faults.count)])
        self.init(.rosterRefused, texts, reasons: [words])
        places = refused.faults.map { fault in
            let words = [fault.message(in: texts.catalogue), fault.expectation(in: texts.catalogue)]
            return Place(sheet: fault.sheet, row: fault.row, column: fault.column, words.joined(separator: " "))
        }
    }

    private static func waiting(_ seconds: Int, _ texts: Texts) -> Refusal {
        let words = texts("signIn.slowDown", ["count": .integer(seconds)])
        return Refusal(.signInWait, texts, reasons: [words], wait: seconds)
    }
}

extension PasswordRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .oldWrong, .wait: "old"
        case .short, .weak, .same: "new"
        case .differs: "repeated"
        }
    }
}

extension ConfirmationRefusal {
    /// By what programs know it.
    var code: RefusalCode {
        switch self {
        case .needed: .confirmationNeeded
        case .wrong: .confirmationWrong
        case .wait: .signInWait
        }
    }
}

extension Texts {
    /// Why nobody may decide yet, in words.
    func words(of refusal: ConfirmationRefusal) -> String {
        switch refusal {
        case .needed: self("confirm.needed")
        case .wrong: self("confirm.wrong")
        case .wait(let seconds): self("signIn.slowDown", ["count": .integer(seconds)])
        }
    }

    /// What a step was confirmed to mean, and how; nil where nothing was decided.
    func words(of confirmation: Confirmation?) -> String? {
        confirmation.map { self($0.way.messageKey, ["meaning": .text(text($0.meaning))]) }
    }
}

extension SecondFactorRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .secretMalformed, .codeWrong, .there: "code"
        case .missing, .needed: "password"
        }
    }
}

extension RefusalCode {
    /// Why a password was not changed.
    init(_ refusal: PasswordRefusal) {
        switch refusal {
        case .oldWrong: self = .passwordOldWrong
        case .wait: self = .signInWait
        case .short: self = .passwordShort
        case .weak: self = .passwordWeak
        case .same: self = .passwordSame
        case .differs: self = .passwordDiffers
        }
    }

    /// Why a wish about notices was not taken.
    init(_ refusal: ReaderRefusal) {
        switch refusal {
        case .address: self = .mailAddress
        case .tooMany: self = .mailTooMany
        case .hour: self = .mailHour
        case .confirmation: self = .mailConfirmation
        case .mailOff: self = .mailOff
        case .demonstration: self = .mailDemonstration
        }
    }

    /// Why a second factor was not set up or taken away.
    init(_ refusal: SecondFactorRefusal) {
        switch refusal {
        case .secretMalformed: self = .secondFactorSecret
        case .codeWrong: self = .secondFactorCode
        case .there: self = .secondFactorThere
        case .missing: self = .secondFactorMissing
        case .needed: self = .secondFactorNeeded
        }
    }

    /// Why a token was not issued.
    init(_ refusal: NewTokenRefusal) {
        switch refusal {
        case .name(.missing): self = .tokenNameMissing
        case .name(.long): self = .tokenNameLong
        case .name(.unprintable), .name(.invisible): self = .nameUnusable
        case .nameTaken: self = .tokenNameTaken
        case .lifetime: self = .tokenLifetime
        case .tooMany: self = .tokenTooMany
        case .deed: self = .tokenDeed
        case .byToken: self = .tokenByToken
        }
    }

    /// Why a member was not added.
    init(_ refusal: MemberRefusal) {
        switch refusal {
        case .nameTaken: self = .memberNameTaken
        case .nameMalformed: self = .memberNameMalformed
        case .fullName(.missing): self = .memberFullNameMissing
        case .fullName: self = .nameUnusable
        case .passwordShort: self = .memberPasswordShort
        case .roleElsewhere: self = .memberRoleElsewhere
        }
    }

    /// Why a member was not changed.
    init(_ refusal: MemberChangeRefusal) {
        switch refusal {
        case .active: self = .memberActive
        case .oneself: self = .memberOneself
        case .lastAdministrator: self = .memberLastAdministrator
        case .roleElsewhere: self = .memberRoleElsewhere
        }
    }
}
