import Collection
import Language

extension MetadataBook {
    /// The categories with their options, and how elements combine them; what isn't divided has DHIS2's default.
    mutating func addCategories(_ directory: Directory, _ words: MetadataWords) {
        let combinations = directory.combinations
        let parts = (
            category: UID.defaultCategory, option: UID.defaultOption, combination: UID.defaultCombination,
            optionCombination: UID.defaultOptionCombination
        )
        let name = LocalizedText(zh: "default", en: "default")
        func common(_ uid: String) -> [String: MetadataObject.Field] { words.common(uid, "default", name) }
        add(
            .categories,
            parts.category,
            common(parts.category).merging([
                "categoryOptions": .references([parts.option]), "categoryCombos": .references([parts.combination]),
                "dataDimensionType": "DISAGGREGATION",
            ]) { $1 }
        )
        add(
            .categoryOptions,
            parts.option,
            common(parts.option).merging(["categories": .references([parts.category])]) { $1 }
        )
        add(
            .categoryCombos,
            parts.combination,
            common(parts.combination).merging([
                "categories": .references([parts.category]), "dataDimensionType": "DISAGGREGATION",
                "categoryOptionCombos": .references([parts.optionCombination]), "isDefault": true,
            ]) { $1 }
        )
        add(
            .categoryOptionCombos,
            parts.optionCombination,
            common(parts.optionCombination).merging([
                "categoryCombo": .reference(parts.combination), "categoryOptions": .references([parts.option]),
            ]) { $1 }
        )
        for category in directory.categories {
            var fields = words.common(category.uid, category.code, category.name)
            fields["categoryOptions"] = .references(category.options.map(\.uid))
            fields["categoryCombos"] = .references(
                combinations.filter { $0.categories.contains(category.code) }.map(\.uid)
            )
            fields["dataDimensionType"] = "DISAGGREGATION"
            add(.categories, category.uid, fields)
            for option in category.options {
                var fields = words.common(option.uid, option.code, option.name)
                fields["categories"] = .references([category.uid])
                add(.categoryOptions, option.uid, fields)
            }
        }
        for combination in combinations { add(combination, directory, words) }
    }

    private mutating func add(_ combination: CategoryCombination, _ directory: Directory, _ words: MetadataWords) {
        let categories = combination.categories.compactMap { code in directory.categories.first { $0.code == code } }
        var fields = words.common(combination.uid, combination.code, combination.name)
        fields["categories"] = .references(categories.map(\.uid))
        fields["categoryOptionCombos"] = .references(combination.options.map(\.uid))
        fields["dataDimensionType"] = "DISAGGREGATION"
        fields["isDefault"] = false
        add(.categoryCombos, combination.uid, fields)
        for option in combination.options {
            var fields = words.common(option.uid, option.code, option.name)
            fields["categoryCombo"] = .reference(combination.uid)
            let parts = zip(categories, option.options).compactMap { category, code in
                category.options.first { $0.code == code }?.uid
            }
            fields["categoryOptions"] = .references(parts)
            add(.categoryOptionCombos, option.uid, fields)
        }
    }
}
