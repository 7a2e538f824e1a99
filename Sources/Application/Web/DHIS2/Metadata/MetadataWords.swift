import Calendar
import Language
import Number

/// What definitions say in the reader's language and in the others.
struct MetadataWords {
    let texts: Texts
    let today: Day

    /// The fields that every definition has. When one last changed is kept of none, so that whoever fetches what has
    /// changed since some day fetches all of it.
    func common(_ uid: String, _ code: String, _ name: LocalizedText) -> [String: MetadataObject.Field] {
        let plain = name[.english]?.text ?? name[.chinese]?.text ?? code
        let shown = name.text(in: texts.language)?.text ?? plain
        let translations = name.languages.compactMap { language -> [String: MetadataObject.Field]? in
            guard let text = name[language]?.text else { return nil }
            return ["property": "NAME", "locale": .text(language.description), "value": .text(text)]
        }
        return [
            "id": .text(uid), "code": .text(code), "name": .text(plain), "displayName": .text(shown),
            "shortName": .text(String(plain.prefix(50))), "displayShortName": .text(String(shown.prefix(50))),
            "created": .text("\(today)T00:00:00.000"), "lastUpdated": .text("\(today)T00:00:00.000"),
            "translations": .parts(translations),
        ]
    }

    /// A text of the catalogue as one of the reader's language.
    func catalogued(_ key: String) -> LocalizedText {
        var name = LocalizedText()
        name[texts.language] = Translation(texts(key))
        return name
    }
}
