import Foundation
import Postgres

/// A form that could not be taken when it was sent, with what was typed.
package struct KeptForm: Sendable, Hashable {
    /// How long one is kept, in seconds.
    package static let lifetime: TimeInterval = 86_400

    /// How many a member may have kept; the oldest give way.
    package static let most = 20

    /// Where it goes.
    package let action: String
    /// On which page it stands.
    package let page: String
    /// Name to text.
    package let fields: [String: String]

    /// What was typed into a form of a page.
    package init(action: String, page: String, fields: [String: String]) {
        self.action = action
        self.page = page
        self.fields = fields
    }
}

/// Why a form that was kept is not shown.
package enum KeptFormRefusal: Error, Sendable, Hashable {
    /// Another member typed it.
    case ofOther
    /// There is none, or not any more.
    case gone
}

extension Database {
    /// Keeps a form for a member until they have signed in again.
    package func keep(_ form: KeptForm, for owner: FormOwner, at now: Date) async throws -> Identifier<KeptForm> {
        let id = Identifier<KeptForm>()
        try await asSignIn { transaction in
            try await transaction.execute(
                """
                INSERT INTO tenancy.kept_form (tenant_id, kept_id, member_id, action, page, fields, at)
                VALUES (\(owner.tenant), \(id), \(owner.member), \(form.action), \(form.page), \(JSON(form.fields)), \(now))
                """
            )
            try await transaction.execute(
                """
                DELETE FROM tenancy.kept_form
                WHERE tenant_id = \(owner.tenant) AND kept_id IN (
                    SELECT kept_id FROM tenancy.kept_form
                    WHERE tenant_id = \(owner.tenant) AND member_id = \(owner.member)
                    ORDER BY at DESC, kept_id
                    OFFSET \(Int32(KeptForm.most))
                )
                """
            )
        }
        return id
    }

    /// A form that was kept for a member; throws `KeptFormRefusal`.
    package func keptForm(_ id: Identifier<KeptForm>, of member: Member, at now: Date) async throws -> KeptForm {
        let since = now.addingTimeInterval(-KeptForm.lifetime)
        let found = try await asSignIn { transaction in
            try await transaction.first(
                """
                SELECT tenant_id, member_id, action, page, fields FROM tenancy.kept_form
                WHERE kept_id = \(id) AND at > \(since)
                """
            ) { (tenant: UUID, member: UUID, action: String, page: String, fields: JSON<[String: String]>) in
                (FormOwner(tenant: tenant, member: member), KeptForm(action: action, page: page, fields: fields.value))
            }
        }
        guard let (owner, form) = found else { throw KeptFormRefusal.gone }
        guard owner.tenant == member.organisation.uuid, owner.member == member.id.uuid else {
            throw KeptFormRefusal.ofOther
        }
        return form
    }
}
