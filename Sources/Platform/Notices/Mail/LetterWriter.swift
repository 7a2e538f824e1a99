import Curl
import Foundation
import Language
import Tenancy

/// The addresses that mail leads to; the web spells them.
package struct MailLinks: Sendable {
    package let notices: @Sendable () -> String
    package let notice: @Sendable (Identifier<Notice>) -> String
    package let settings: @Sendable () -> String
    package let confirmation: @Sendable (ReaderSecret) -> String
    package let ending: @Sendable (MailEnding, MailMark) -> String

    /// Where the list, one notice, one's settings, the confirmation of an address and the end of mail stand.
    package init(
        notices: @escaping @Sendable () -> String,
        notice: @escaping @Sendable (Identifier<Notice>) -> String,
        settings: @escaping @Sendable () -> String,
        confirmation: @escaping @Sendable (ReaderSecret) -> String,
        ending: @escaping @Sendable (MailEnding, MailMark) -> String
    ) {
        self.notices = notices
        self.notice = notice
        self.settings = settings
        self.confirmation = confirmation
        self.ending = ending
    }
}

/// Writes what is in the queue as letters, in their readers' languages.
package struct LetterWriter: Sendable {
    private let catalogues: Catalogues
    private let links: MailLinks
    /// From whom they come.
    private let sender: MailAddress

    /// A writer of letters from an address, with the words of these catalogues.
    package init(from sender: MailAddress, catalogues: Catalogues, links: MailLinks) {
        self.catalogues = catalogues
        self.links = links
        self.sender = sender
    }

    /// A letter as it is handed over.
    ///
    /// - Parameter key: by which its reader's addresses are signed; nil where they can't end it.
    func envelope(_ mail: QueuedMail, key: [UInt8]?, at now: Date) -> Envelope {
        let message = MailMessage(
            id: "\(mail.id.uuidString.lowercased())@\(sender.host)",
            date: now,
            sender: sender,
            senderName: text("layout.product", mail),
            recipient: mail.address,
            letter: letter(mail, key),
            ending: ending(mail).flatMap { end in key.map { links.ending(end, mark(end, mail, $0)) } }
        )
        return Envelope(from: sender.description, to: mail.address, message.bytes)
    }

    /// What ends this mail by one click.
    private func ending(_ mail: QueuedMail) -> MailEnding? {
        switch mail.content.sort {
        case .notice: mail.content.lines.first.map { .topic($0.topic) }
        case .digest: .digest
        case .confirmation: nil
        }
    }

    private func mark(_ ending: MailEnding, _ mail: QueuedMail, _ key: [UInt8]) -> MailMark {
        MailMark(ending, tenant: mail.tenant, member: mail.member, key: key)
    }

    private func letter(_ mail: QueuedMail, _ key: [UInt8]?) -> Letter {
        let content = mail.content
        var letter = Letter(language: catalogue(mail).language, subject: subject(mail))
        switch content.sort {
        case .notice:
            letter.paragraphs = lines(mail)
            letter.link = (text("notices.mail.open", mail), content.notice.map(links.notice) ?? links.notices())
        case .digest:
            letter.paragraphs = [text("notices.mail.digestLead", mail)]
            letter.items = lines(mail)
            letter.link = (text("notices.mail.openAll", mail), links.notices())
        case .confirmation:
            letter.paragraphs = [text("notices.mail.confirmLead", mail), text("notices.mail.confirmIgnore", mail)]
            letter.link = (text("notices.mail.confirm", mail), links.confirmation(ReaderSecret(content.subject)))
        }
        guard content.sort != .confirmation else { return letter }
        letter.footer.append((text("notices.mail.settings", mail), links.settings()))
        if let key {
            for topic in NoticeTopic.allCases where content.lines.contains(where: { $0.topic == topic }) {
                let words = text("notices.mail.end", mail, ["topic": .text(text("notices.topics.\(topic)", mail))])
                let end = MailEnding.topic(topic)
                letter.footer.append((words, links.ending(end, mark(end, mail, key))))
            }
        }
        return letter
    }

    private func subject(_ mail: QueuedMail) -> String {
        switch mail.content.sort {
        case .notice: lines(mail).first ?? ""
        case .digest:
            text("notices.mail.digest", mail, ["count": .integer(mail.content.lines.reduce(0) { $0 + $1.count })])
        case .confirmation: text("notices.mail.confirmSubject", mail)
        }
    }

    /// The sentences, each with how often it is said where that is more than once.
    private func lines(_ mail: QueuedMail) -> [String] {
        mail.content.lines.map { line in
            let sentence = line.saying.text(in: catalogue(mail))
            guard line.count > 1 else { return sentence }
            return text("notices.mail.several", mail, ["text": .text(sentence), "count": .integer(line.count)])
        }
    }

    private func catalogue(_ mail: QueuedMail) -> Catalogue {
        catalogues[LanguageTag(mail.language) ?? .chinese]
    }

    private func text(_ key: String, _ mail: QueuedMail, _ arguments: [String: MessageArgument] = [:]) -> String {
        catalogue(mail).text(key, arguments)
    }
}

extension MailContent {
    fileprivate var notice: Identifier<Notice>? { Identifier(subject) }
}

extension Saying {
    /// The sentence in a language.
    package func text(in catalogue: Catalogue) -> String {
        catalogue.text(key, words.mapValues { .text(catalogue.text($0)) })
    }
}
