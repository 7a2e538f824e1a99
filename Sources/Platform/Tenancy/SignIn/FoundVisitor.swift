import Calendar
import Foundation
import Language
import Postgres

/// A member as they are found, by their session or without one: the one place where a visitor's row is read.
struct FoundVisitor {
    /// When their session was last used; nil without one.
    let seen: Date?
    /// Who they are, and what they must still do.
    let entrant: Entrant

    /// What stands before ``columns`` where nobody asks by a session.
    static let withoutSession: SQL = "NULL::timestamptz, NULL::timestamptz, false, false, false"

    /// What a visitor is read from, where member, organisation and programme are joined.
    static let columns: SQL = """
        member.member_id, member.name, member.full_name, member.role, member.tenant_id,
        member.colleges || organisation.colleges, organisation.kind, organisation.name_zh, organisation.name_en,
        programme.programme_id, programme.code, programme.name, programme.demonstration,
        programme.time_zone, programme.second_factor
        """

    /// Their organisation and programme, joined to a member.
    static let joins: SQL = """
        JOIN tenancy.organisation ON organisation.tenant_id = member.tenant_id
        JOIN tenancy.programme ON programme.programme_id = member.programme_id
        """

    /// What is known of a session, then ``columns``.
    init(
        seen: Date?,
        confirmed: Date?,
        awaitsCode: Bool,
        isGiven: Bool,
        hasSecondFactor: Bool,
        id: Identifier<Member>,
        name: String,
        fullName: String,
        role: Role,
        tenant: Identifier<Organisation>,
        colleges: [UUID],
        kind: Organisation.Kind,
        nameZh: String,
        nameEn: String,
        programme: Identifier<Programme>,
        code: String,
        title: JSON<LocalizedText>,
        demonstration: Bool,
        zone: Zone,
        needsSecondFactor: Bool
    ) {
        self.seen = seen
        let visitor = Visitor(
            member: Member(
                id: id,
                name: name,
                fullName: fullName,
                role: role,
                organisation: tenant,
                programme: programme,
                colleges: colleges
            ),
            organisation: Organisation(id: tenant, kind: kind, nameZh: nameZh, nameEn: nameEn),
            programme: Programme(
                id: programme,
                code: code,
                name: title.value,
                isDemonstration: demonstration,
                zone: zone,
                needsSecondFactor: needsSecondFactor
            )
        )
        entrant = Entrant(
            visitor,
            awaitsCode: awaitsCode,
            isGiven: isGiven,
            hasSecondFactor: hasSecondFactor,
            confirmed: confirmed
        )
    }
}
