import Language
import Postgres
import Published
import Tenancy

/// One version of a vocational standard; once published it never changes, a change is a new version.
package struct VocationalStandard: Publication, Codable {
    package static let shelf = Shelf(of: "standard", table: "standards.standard", key: "standard_id")

    /// Of this version, not of the standard through all its versions.
    package let id: Identifier<VocationalStandard>
    /// The same through all versions: `RAIL-TRACK`.
    package let code: String
    package let version: Version
    /// Whether everyone may read it.
    package let isPublished: Bool
    package let title: LocalizedText
    package let summary: LocalizedText
    package let classification: Classification
    /// As SPDX writes it: `CC-BY-4.0`.
    package let licence: String
    /// Hours of teaching, the sum of its tasks'.
    package let hours: Int
    package let equipment: [LocalizedText]
    /// What is asked of its teachers.
    package let teachers: [LocalizedText]
    /// What of it is made up for a demonstration, in words; nil where nothing is.
    package let illustrative: LocalizedText?
    package var tasks: [StandardItem]

    /// A standard with its tree.
    package init(
        id: Identifier<VocationalStandard>,
        code: String,
        version: Version,
        isPublished: Bool,
        title: LocalizedText,
        summary: LocalizedText,
        classification: Classification,
        licence: String,
        hours: Int,
        equipment: [LocalizedText],
        teachers: [LocalizedText],
        illustrative: LocalizedText?,
        tasks: [StandardItem]
    ) {
        self.id = id
        self.code = code
        self.version = version
        self.isPublished = isPublished
        self.title = title
        self.summary = summary
        self.classification = classification
        self.licence = licence
        self.hours = hours
        self.equipment = equipment
        self.teachers = teachers
        self.illustrative = illustrative
        self.tasks = tasks
    }

    /// Every statement, each parent before its children.
    package var items: [StandardItem] { tasks.flatMap(\.all) }

    /// The statement of that code, such as `A1`; nil if there is none.
    package func item(_ code: String) -> StandardItem? { items.first { $0.code == code } }

    /// Every text that is translated: title and summary, each statement, equipment and teachers.
    package var texts: [LocalizedText] { [title, summary] + items.map(\.text) + equipment + teachers }
}
