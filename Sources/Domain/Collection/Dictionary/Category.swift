import Language

/// A way to divide what is counted 分类: by sex, by nationality …
package struct Category: Sendable, Hashable, Codable {
    /// `SEX`.
    package let code: String
    /// Eleven characters, a letter first, as DHIS2 names it.
    package let uid: String
    package let name: LocalizedText
    package let options: [Option]

    /// One of the parts that a category has.
    package struct Option: Sendable, Hashable, Codable {
        /// `F`, unique in its category.
        package let code: String
        package let uid: String
        package let name: LocalizedText
    }
}

/// The categories by which elements are divided together; an element without any has what DHIS2 calls `default`.
package struct CategoryCombination: Sendable, Hashable, Codable {
    /// Its categories' codes, joined by `_`.
    package let code: String
    package let uid: String
    package let name: LocalizedText
    /// The codes of its categories.
    package let categories: [String]
    package let options: [OptionCombination]

    /// A combination as its rows hold it.
    init(code: String, uid: String, name: LocalizedText, categories: [String], options: [OptionCombination]) {
        self.code = code
        self.uid = uid
        self.name = name
        self.categories = categories
        self.options = options
    }

    /// Every option of each category with every option of the others.
    package init(of categories: [Category]) {
        self.categories = categories.map(\.code)
        let code = self.categories.joined(separator: "_")
        self.code = code
        uid = UIDText.derived(from: "combination.\(code)")
        name = LocalizedText(joining: categories.map(\.name))
        let parts = categories.reduce([[]] as [[Category.Option]]) { found, category in
            found.flatMap { begun in category.options.map { begun + [$0] } }
        }
        options = parts.map { options in
            let own = options.map(\.code).joined(separator: "_")
            return OptionCombination(
                code: own,
                uid: UIDText.derived(from: "combination.\(code).\(own)"),
                name: LocalizedText(joining: options.map(\.name)),
                options: options.map(\.code)
            )
        }
    }
}

/// What the category of a value names: one option of each category that divides its element.
package struct OptionCombination: Sendable, Hashable, Codable {
    /// Its options' codes, joined by `_`, as files and expressions name it.
    package let code: String
    package let uid: String
    package let name: LocalizedText
    package let options: [String]
}

extension LocalizedText {
    /// Names side by side, in Chinese and English.
    fileprivate init(joining names: [LocalizedText]) {
        self.init(
            zh: names.compactMap { $0[.chinese]?.text }.joined(separator: "，"),
            en: names.compactMap { $0[.english]?.text }.joined(separator: ", ")
        )
    }
}
