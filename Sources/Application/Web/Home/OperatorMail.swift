import Language
import Notices

/// Mail that something keeps from being sent, on the operator's page.
struct StuckMail {
    let host: String
    let words: String
    let count: String
    let over: Bool

    init(_ fault: MailStanding.Fault, _ texts: Texts) {
        host = fault.host
        words = fault.words
        count = texts.conventions.numbers.integer(fault.count)
        over = fault.isGivenUp
    }
}

extension Texts {
    /// How mail stands.
    func words(of mail: MailStanding, mails: Bool) -> String {
        guard mails || mail.waiting > 0 else { return self("operator.mailOff") }
        let parts: [String?] = [
            mails ? nil : self("operator.mailOff"),
            self("operator.mailWaiting", ["count": .integer(mail.waiting)]),
            mail.oldest.map { self("operator.mailOldest", ["date": .text(moment($0))]) },
            self("operator.mailSent", ["count": .integer(mail.sent)]),
            mail.givenUp > 0 ? self("operator.mailGivenUp", ["count": .integer(mail.givenUp)]) : nil,
        ]
        return list(parts.compactMap(\.self))
    }
}

extension MailStanding: Shaped {
    static let shape = Shape<MailStanding>("MailStanding") { shape in
        shape.field("waiting", \.waiting)
        shape.field("oldest", \.oldest)
        shape.field("sent", \.sent)
        shape.field("givenUp", \.givenUp)
        shape.field("faults", \.faults)
    }
}

extension MailStanding.Fault: Shaped {
    static let shape = Shape<MailStanding.Fault>("MailFault") { shape in
        shape.field("host", \.host)
        shape.field("words", \.words)
        shape.field("count", \.count)
        shape.field("isGivenUp", \.isGivenUp)
    }
}
