import Calendar
import Foundation
import Language
import Postgres
import Tenancy

/// How a member is told: by what is on their page and, where they want it, by mail and calendar.
package struct NoticeReader: Sendable, Hashable {
    /// What they have chosen; the usual where they haven't.
    package var wishes: [NoticeTopic: Delivery] = [:]
    /// Mail is written in it.
    package var language = LanguageTag.chinese
    /// In which their day begins and ends; nil for the programme's.
    package var zone: Zone?
    /// When their digest comes: the hour of the day, 0 to 23.
    package var digestHour = 8
    /// Where mail goes; nil where none does.
    package fileprivate(set) var address: String?
    /// The address that they gave and have not confirmed yet.
    package fileprivate(set) var pending: String?
    /// Since when their calendar has an address; nil where it has none.
    package fileprivate(set) var calendarSince: Date?

    /// Who has chosen nothing yet.
    package init() {}

    /// By which way mail tells them of a topic.
    package func delivery(of topic: NoticeTopic) -> Delivery { wishes[topic] ?? topic.usual }
}

extension Scope {
    /// How the member wants to be told, at a moment; the usual where they have not said.
    package func noticeReader(at now: Date) async throws -> NoticeReader {
        let found = try await all(
            """
            SELECT language, time_zone, digest_hour, wishes, address,
                CASE WHEN pending_until > \(now) THEN pending END, calendar_since
            FROM notices.reader
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        ) {
            (
                language: String,
                zone: Zone?,
                hour: Int,
                wishes: JSON<[String: Delivery]>,
                address: String?,
                pending: String?,
                calendar: Date?
            ) in
            var reader = NoticeReader()
            reader.language = LanguageTag(language) ?? .chinese
            (reader.zone, reader.digestHour) = (zone, hour)
            for (topic, delivery) in wishes.value { NoticeTopic(rawValue: topic).map { reader.wishes[$0] = delivery } }
            (reader.address, reader.pending, reader.calendarSince) = (address, pending, calendar)
            return reader
        }
        return found.first ?? NoticeReader()
    }
}
