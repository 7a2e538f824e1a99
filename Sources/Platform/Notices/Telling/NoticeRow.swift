import Foundation
import Outbox
import Tenancy

/// A row of the table that says who is told of what: one kind of outbox entry. Each room declares its rows in its own
/// `Notices.swift`, as it does its rights.
package struct NoticeRow: Sendable {
    /// Finds out what an entry is about; nil where it is no longer there.
    package typealias Finding = @Sendable (Scope, OutboxEntry) async throws -> NoticeSubject?

    /// Some of those who are told.
    package struct Audience: Sendable, Hashable {
        /// Who they are.
        enum Who: Sendable, Hashable {
            /// Members of these roles, by what they are to what it is about.
            case roles(Relation, [Role])
            /// Whoever follows the college, of headquarters.
            case followers
            /// The member whom a field of the entry names.
            case named(String)
        }

        let who: Who
        /// Whether it waits for them.
        private(set) var waits = false

        /// Of the tenant whose it is.
        package static func own(_ roles: Role...) -> Audience { Audience(who: .roles(.own, roles)) }
        /// Of the partner abroad.
        package static func partner(_ roles: Role...) -> Audience { Audience(who: .roles(.partner, roles)) }
        /// Of the programme's headquarters.
        package static func headquarters(_ roles: Role...) -> Audience { Audience(who: .roles(.headquarters, roles)) }
        /// Members of headquarters who follow the college.
        package static let followers = Audience(who: .followers)
        /// The member whom this field of the entry names by identifier.
        package static func named(_ field: String) -> Audience { Audience(who: .named(field)) }

        /// The same, for whom it waits.
        package var waiting: Audience {
            var audience = self
            audience.waits = true
            return audience
        }
    }

    /// As the outbox has it: room and verb.
    package let kind: String
    package let topic: NoticeTopic
    let find: Finding
    let audiences: [Audience]
    /// The sentence; its places are filled with what the subject has for them.
    let said: String

    /// Whoever of these members is not the one who did it is told; those who come first are told so, should they stand
    /// among several. The sentence is `notices.said.` and the kind, unless told.
    package init(
        _ kind: String,
        _ topic: NoticeTopic,
        about find: @escaping Finding,
        saying said: String? = nil,
        _ audiences: [Audience]
    ) {
        self.kind = kind
        self.topic = topic
        self.find = find
        self.audiences = audiences
        self.said = said ?? "notices.said.\(kind)"
    }
}

/// What an entry of the outbox is about.
package struct NoticeSubject: Sendable {
    package let place: NoticePlace
    /// The tenant whose it is, and the partner abroad.
    let tenant: Identifier<Organisation>
    let partner: Identifier<Organisation>?
    /// The college that it is about or that it is of.
    let college: UUID?
    /// Whether nobody but its own tenant knows of it yet.
    let isDraft: Bool
    let names: [String: String]
    /// Keys of texts for the places of the sentence.
    let words: [String: String]

    /// A page, whose it is, and what pages call it.
    package init(
        _ place: NoticePlace,
        of tenant: Identifier<Organisation>,
        partner: Identifier<Organisation>? = nil,
        college: UUID? = nil,
        isDraft: Bool = false,
        names: [String: String] = [:],
        words: [String: String] = [:]
    ) {
        self.place = place
        self.tenant = tenant
        self.partner = partner
        self.college = college
        self.isDraft = isDraft
        self.names = names
        self.words = words
    }
}
