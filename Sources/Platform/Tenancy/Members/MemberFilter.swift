import Foundation
import Postgres

/// What a list of an organisation's members is narrowed down to, and in what order it comes.
package struct MemberFilter: Sendable {
    /// What a list is ordered by.
    package enum Order: String, Sendable, CaseIterable {
        /// Those who may sign in first, by their roles.
        case role
        case fullName, name, lastSignIn, since
    }

    /// How it stands with an account.
    package enum State: String, Sendable, CaseIterable {
        case active, deactivated
        /// Active, and nobody has signed in with it yet.
        case unused
    }

    /// Words of the full name or the name to sign in with.
    package var text = ""
    package var role: Role?
    package var state: State?
    package var order: Order = .role
    package var limit = 50
    package var offset = 0

    /// Everybody, by their roles, the first 50.
    package init() {}
}

extension Scope {
    /// The members of an organisation whom the filter chooses, and how many there are on all pages; of another than the own
    /// only headquarters sees any.
    package func members(
        of organisation: Identifier<Organisation>,
        _ filter: MemberFilter
    ) async throws -> (entries: [MemberEntry], count: Int) {
        let found = try await filter.page(of: organisation, from: filter.offset, in: self)
        guard found.entries.isEmpty && filter.offset > 0 else { return found }
        // Behind the end: the last page.
        let count: Int = try await one(
            "SELECT count(*) FROM tenancy.member WHERE \(filter.condition(in: organisation))"
        )
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: count)
        return try await filter.page(of: organisation, from: stretch.offset, in: self)
    }
}

extension MemberFilter {
    /// A page, with how many there are on all pages; nothing behind the end.
    fileprivate func page(
        of organisation: Identifier<Organisation>,
        from offset: Int,
        in scope: Scope
    ) async throws -> (entries: [MemberEntry], count: Int) {
        let rows = try await scope.all(
            """
            SELECT member_id, name, full_name, role, active, since, last_sign_in, count(*) OVER ()
            FROM tenancy.member
            WHERE \(condition(in: organisation))
            ORDER BY \(order.sql), member_id
            LIMIT \(limit) OFFSET \(offset)
            """
        ) {
            (
                id: Identifier<Member>,
                name: String,
                fullName: String,
                role: Role,
                active: Bool,
                since: Date,
                lastSignIn: Date?,
                count: Int
            ) in
            let entry = MemberEntry(
                id: id,
                name: name,
                fullName: fullName,
                role: role,
                active: active,
                since: since,
                lastSignIn: lastSignIn
            )
            return (entry, count)
        }
        return (rows.map(\.0), rows.first?.1 ?? 0)
    }

    fileprivate func condition(in organisation: Identifier<Organisation>) -> SQL {
        var conditions: [SQL] = ["tenant_id = \(organisation)"]
        if let role { conditions.append("role = \(role.rawValue)") }
        switch state {
        case .active: conditions.append("active")
        case .deactivated: conditions.append("NOT active")
        case .unused: conditions.append("active AND last_sign_in IS NULL")
        case nil: break
        }
        for word in text.split(whereSeparator: \.isWhitespace) {
            conditions.append("strpos(lower(concat_ws(' ', full_name, name)), lower(\(String(word)))) > 0")
        }
        return conditions.joined(by: " AND ")
    }
}

extension MemberFilter.Order {
    /// Chinese names by their pinyin.
    fileprivate var sql: SQL {
        switch self {
        case .role:
            "active DESC, array_position(\(Role.allCases.map(\.rawValue)), role), full_name COLLATE \"zh-x-icu\""
        case .fullName: "full_name COLLATE \"zh-x-icu\""
        case .name: "name"
        case .lastSignIn: "last_sign_in DESC NULLS LAST, full_name COLLATE \"zh-x-icu\""
        case .since: "since DESC, full_name COLLATE \"zh-x-icu\""
        }
    }
}
