import Language
import Published
import Standards
import Tenancy

/// An item of one version of a standard, as a lesson names it.
package struct ItemReference: Sendable, Hashable, Codable {
    package let standard: Identifier<VocationalStandard>
    package let item: Identifier<StandardItem>
    package let standardCode: String
    package let standardVersion: Version
    package let itemCode: String
    /// The item's wording in that version.
    package let text: LocalizedText

    /// A reference to an item that has been found.
    package init(
        standard: Identifier<VocationalStandard>,
        item: Identifier<StandardItem>,
        standardCode: String,
        standardVersion: Version,
        itemCode: String,
        text: LocalizedText
    ) {
        self.standard = standard
        self.item = item
        self.standardCode = standardCode
        self.standardVersion = standardVersion
        self.itemCode = itemCode
        self.text = text
    }

    /// The reference to an item of a standard by its code; nil if the standard has no such item.
    package init?(_ code: String, of standard: VocationalStandard) {
        guard let item = standard.item(code) else { return nil }
        self.init(
            standard: standard.id,
            item: item.id,
            standardCode: standard.code,
            standardVersion: standard.version,
            itemCode: code,
            text: item.text
        )
    }
}
