import Language

/// Where a standard stands in the world's and China's lists of occupations, fields, programmes and levels.
package struct Classification: Sendable, Hashable, Codable {
    /// ISCO-08 unit groups, four digits.
    package let isco: [String]
    /// China's occupations in the classification of 2022 (CSCO): `6-29-02-02`.
    package let csco: [String]
    /// ISCED-F 2013 detailed field, four digits.
    package let field: String
    package let programmes: [CatalogueProgramme]
    /// Qualifications framework to level: `EQF` to `5`, `TZ-NTA` to `6`.
    package let levels: [String: String]

    /// A place in each list.
    package init(
        isco: [String],
        csco: [String],
        field: String,
        programmes: [CatalogueProgramme],
        levels: [String: String]
    ) {
        self.isco = isco
        self.csco = csco
        self.field = field
        self.programmes = programmes
        self.levels = levels
    }
}

/// A programme 专业 of China's catalogue of vocational programmes.
package struct CatalogueProgramme: Sendable, Hashable, Codable {
    /// Six digits: `500101`.
    package let code: String
    package let title: LocalizedText

    /// A programme by its code.
    package init(code: String, title: LocalizedText) {
        self.code = code
        self.title = title
    }
}
