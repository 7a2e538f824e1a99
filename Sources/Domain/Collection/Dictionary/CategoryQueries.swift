import Language
import Postgres
import Tenancy

extension Scope {
    /// Writes the categories of a programme's dictionary and how elements combine them.
    func saveCategories(_ dictionary: DataDictionary) async throws {
        let programme = member.programme
        for (position, category) in dictionary.categories.enumerated() {
            try await execute(
                """
                INSERT INTO collection.category (programme_id, code, uid, position, name)
                VALUES (\(programme), \(category.code), \(category.uid), \(Int32(position)), \(JSON(category.name)))
                ON CONFLICT (programme_id, code) DO UPDATE SET name = EXCLUDED.name
                """
            )
            for (position, option) in category.options.enumerated() {
                try await execute(
                    """
                    INSERT INTO collection.category_option (programme_id, category, code, uid, position, name)
                    VALUES (\(programme), \(category.code), \(option.code), \(option.uid), \(Int32(position)),
                        \(JSON(option.name)))
                    ON CONFLICT (programme_id, category, code) DO UPDATE SET name = EXCLUDED.name
                    """
                )
            }
        }
        for combination in Set(dictionary.elements.compactMap(\.combination)) { try await save(combination) }
    }

    private func save(_ combination: CategoryCombination) async throws {
        let programme = member.programme
        try await execute(
            """
            INSERT INTO collection.category_combination (programme_id, code, uid, name, categories)
            VALUES (\(programme), \(combination.code), \(combination.uid), \(JSON(combination.name)),
                \(combination.categories))
            ON CONFLICT (programme_id, code) DO UPDATE SET name = EXCLUDED.name
            """
        )
        for (position, option) in combination.options.enumerated() {
            try await execute(
                """
                INSERT INTO collection.option_combination (programme_id, combination, code, uid, position, name, options)
                VALUES (\(programme), \(combination.code), \(option.code), \(option.uid), \(Int32(position)),
                    \(JSON(option.name)), \(option.options))
                ON CONFLICT (programme_id, combination, code) DO UPDATE SET name = EXCLUDED.name
                """
            )
        }
    }

    /// The categories of the member's programme with their options, in the dictionary's order.
    package func categories() async throws -> [Category] {
        let options = try await all(
            """
            SELECT category, code, uid, name FROM collection.category_option
            WHERE programme_id = \(member.programme) ORDER BY category, position
            """
        ) { (category: String, code: String, uid: String, name: JSON<LocalizedText>) in
            (category: category, option: Category.Option(code: code, uid: uid, name: name.value))
        }
        return try await all(
            """
            SELECT code, uid, name FROM collection.category WHERE programme_id = \(member.programme) ORDER BY position
            """
        ) { (code: String, uid: String, name: JSON<LocalizedText>) in
            Category(
                code: code,
                uid: uid,
                name: name.value,
                options: options.filter { $0.category == code }.map(\.option)
            )
        }
    }

    /// How the programme's elements combine categories, by the combinations' codes.
    func categoryCombinations() async throws -> [String: CategoryCombination] {
        let options = try await all(
            """
            SELECT combination, code, uid, name, options FROM collection.option_combination
            WHERE programme_id = \(member.programme) ORDER BY combination, position
            """
        ) { (combination: String, code: String, uid: String, name: JSON<LocalizedText>, options: [String]) in
            (combination, OptionCombination(code: code, uid: uid, name: name.value, options: options))
        }
        let combinations = try await all(
            """
            SELECT code, uid, name, categories FROM collection.category_combination
            WHERE programme_id = \(member.programme)
            """
        ) { (code: String, uid: String, name: JSON<LocalizedText>, categories: [String]) in
            CategoryCombination(
                code: code,
                uid: uid,
                name: name.value,
                categories: categories,
                options: options.filter { $0.0 == code }.map(\.1)
            )
        }
        return Dictionary(combinations.map { ($0.code, $0) }) { first, _ in first }
    }
}
