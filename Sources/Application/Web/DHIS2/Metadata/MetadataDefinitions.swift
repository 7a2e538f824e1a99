import Calendar

extension MetadataBook {
    /// Every definition that a member may name, in the reader's language.
    init(_ directory: Directory, _ texts: Texts, today: Day) {
        let words = MetadataWords(texts: texts, today: today)
        addUnits(directory, words)
        addCategories(directory, words)
        addElements(directory, words)
        addDataSets(directory, words)
        addIndicators(directory, words)
    }
}
