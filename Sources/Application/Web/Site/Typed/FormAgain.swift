import HTTPTypes
import Language
import Tenancy

/// A form that is shown once more on its page as it is now, with what was typed.
struct FormAgain: Sendable {
    /// Why it is.
    enum Reason: Sendable {
        /// Whoever typed it has signed in again.
        case signedIn
        /// The browser's session is another one than the page was made for.
        case otherSession
        /// It was sent before, and says something else now.
        case sentBefore
        /// It is more than is taken.
        case tooLarge(FormRefusal)
        /// Somebody changed meanwhile what it changes.
        case changed(ChangedSince)
        /// Whoever decides has not confirmed that it is they.
        case unconfirmed(ConfirmationRefusal)
        /// The domain refused what it says.
        case refused(words: String, [Frame.Fault], HTTPResponse.Status)
    }

    let form: KeptForm
    let reason: Reason

    /// The status that tells of it.
    var status: HTTPResponse.Status {
        switch reason {
        case .signedIn: .ok
        case .otherSession: .forbidden
        case .sentBefore, .changed: .conflict
        case .tooLarge: .contentTooLarge
        case .unconfirmed(let refusal): refusal.code.status
        case .refused(_, _, let status): status
        }
    }

    /// Whether what the page has now is told beside what was typed.
    var tellsBoth: Bool { if case .changed = reason { true } else { false } }

    /// Whether it still rests on what its page showed when it was typed.
    var restsOnWhatWasSeen: Bool {
        switch reason {
        case .signedIn, .otherSession, .tooLarge, .unconfirmed, .refused: true
        case .sentBefore, .changed: false
        }
    }

    /// What is wrong with its fields.
    func faults(_ texts: Texts) -> [Frame.Fault] {
        switch reason {
        case .unconfirmed(let refusal):
            [Frame.Fault(address: "#\(OwnField.password.rawValue)", text: texts.words(of: refusal))]
        case .refused(_, let faults, _): faults
        default: []
        }
    }

    /// What the page says of it.
    func notice(_ texts: Texts) -> Frame.Notice {
        switch reason {
        case .signedIn: notice("signedIn", "plain", texts)
        case .otherSession: notice("otherSession", "wrong", texts)
        case .sentBefore: notice("sentBefore", "wrong", texts)
        case .tooLarge(let refusal):
            Frame.Notice(
                tone: "wrong",
                title: texts("typed.tooLarge.title"),
                text: texts("typed.tooLarge.text", ["limit": .text(Refusal(refusal, texts).message)])
            )
        case .unconfirmed(let refusal):
            Frame.Notice(tone: "wrong", title: texts("confirm.title"), text: texts.words(of: refusal))
        case .refused(let words, _, _): Frame.Notice(tone: "wrong", title: texts("typed.refused"), text: words)
        case .changed(let change):
            Frame.Notice(
                tone: "wrong",
                title: texts.words(of: change),
                text: texts(form.saysSomething ? "typed.changed.text" : "typed.changed.deed")
            )
        }
    }

    private func notice(_ key: String, _ tone: String, _ texts: Texts) -> Frame.Notice {
        Frame.Notice(tone: tone, title: texts("typed.\(key).title"), text: texts("typed.\(key).text"))
    }
}

extension Texts {
    /// Who changed what somebody was about to change.
    func words(of change: ChangedSince) -> String {
        guard let at = change.at else { return self("typed.changed.byOthers") }
        let arguments: [String: MessageArgument] = [
            "name": .text(change.name ?? self("typed.changed.somebody")), "moment": .text(moment(at)),
        ]
        return self("typed.changed.by", arguments)
    }
}

/// The form is not on its page any more.
struct FormGone: Error {}
