import Foundation
import Tenancy

/// Something that a member is told: it waits for them, or has changed.
package struct Notice: Sendable, Hashable {
    package let id: Identifier<Notice>
    /// When it happened.
    package let at: Date
    /// Room and verb of the deed that it tells of.
    package let kind: String
    package let topic: NoticeTopic
    package let saying: Saying
    package let about: NoticePlace
    /// What it is about is called, in Chinese and in other languages; nothing of it stands in a mail.
    package let names: [String: String]
    /// Whether it waits for whoever is told, and not only tells what others did.
    package let waits: Bool
    package let read: Date?
}

/// A sentence of the catalogue that names nobody and has no figure, so that it can be forwarded.
package struct Saying: Sendable, Hashable, Codable {
    /// The text's key.
    package let key: String
    /// What stands in its places: keys of other texts.
    package let words: [String: String]

    /// A text, and the texts for its places.
    package init(_ key: String, _ words: [String: String] = [:]) {
        (self.key, self.words) = (key, words)
    }
}

/// Where one reads more of what a notice tells.
package struct NoticePlace: Sendable, Hashable {
    /// The kind of page.
    package enum Page: String, Codable, Sendable, CaseIterable {
        case college, report, reports, standard
    }

    package let page: Page
    /// What the page is of: an identifier or a code; empty for a list.
    package let subject: String

    /// A page of something.
    package init(_ page: Page, _ subject: String = "") {
        (self.page, self.subject) = (page, subject)
    }
}
