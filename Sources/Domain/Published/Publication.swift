import Language
import Postgres
import Tenancy

/// What a standard and a course have in common: a version of a code, in several languages, that everyone may read once it
/// is published and that never changes from then on.
package protocol Publication: Sendable, Hashable {
    /// Where the database keeps all of its kind.
    static var shelf: Shelf { get }

    /// Of this version, not of all that have its code.
    var id: Identifier<Self> { get }
    /// The same through all versions.
    var code: String { get }
    var version: Version { get }
    /// Whether everyone may read it.
    var isPublished: Bool { get }
    var title: LocalizedText { get }
    var summary: LocalizedText { get }
    /// Under which others may use it, as SPDX names licences.
    var licence: String { get }
    /// That it only shows what one would look like, and why; nil for a real one.
    var illustrative: LocalizedText? { get }
    /// Every text of it that is translated.
    var texts: [LocalizedText] { get }
}

/// The table that publications of a kind stand in, with columns `tenant_id`, `programme_id`, `code`, `version`,
/// `version_order`, `published`, `title` and `field`.
package struct Shelf: Sendable {
    /// What one of them is called in locks and refusals: `standard`.
    package let noun: String
    package let table: SQL
    /// The column of a version's identifier.
    package let key: SQL

    /// A shelf of the database.
    package init(of noun: String, table: SQL, key: SQL) {
        self.noun = noun
        self.table = table
        self.key = key
    }
}
