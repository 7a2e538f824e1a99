import Calendar
import Collection
import Foundation
import Language
import Published
import Standards
import Tenancy

/// What a partner types to propose that their country, sector or institution uses a standard.
struct AdoptionForm {
    /// A field of the form.
    enum Field: String {
        case authority, level, document, date

        /// Where the fault's link goes.
        var anchor: String { "#adoption-\(rawValue)" }
    }

    /// What is wrong with a field.
    enum Fault: String {
        case authorityMissing, authorityLong, levelMissing, documentMissing, documentLong
        case dateMissing, dateMalformed, dateOutside, dateAhead

        var field: Field {
            switch self {
            case .authorityMissing, .authorityLong: .authority
            case .levelMissing: .level
            case .documentMissing, .documentLong: .document
            case .dateMissing, .dateMalformed, .dateOutside, .dateAhead: .date
            }
        }

        var messageKey: String { "adoption.faults.\(rawValue)" }
    }

    /// Made with the empty form, so that a form that is sent twice proposes once.
    var id: Identifier<Adoption> = Identifier()
    var authority = ""
    var level = ""
    var document = ""
    var date = ""
    var faults: [Fault] = []
}

extension AdoptionForm {
    /// What was typed, with what is wrong with it on that day.
    init(_ form: Form, today: Day) {
        id = Identifier(form["adoption"]) ?? Identifier()
        (authority, level) = (form["authority"], form["level"])
        (document, date) = (form["document"], form["date"])
        if authority.isEmpty { faults.append(.authorityMissing) }
        if !form.tooLong(["authority": .citation]).isEmpty { faults.append(.authorityLong) }
        if Adoption.Level(rawValue: level) == nil { faults.append(.levelMissing) }
        if document.isEmpty { faults.append(.documentMissing) }
        if !form.tooLong(["document": .citation]).isEmpty { faults.append(.documentLong) }
        switch TypedDay(date) {
        case .missing: faults.append(.dateMissing)
        case .malformed: faults.append(.dateMalformed)
        case .outside: faults.append(.dateOutside)
        case .day(let day): if day > today { faults.append(.dateAhead) }
        }
    }

    /// What was proposed, to be changed.
    init(_ adoption: Adoption, _ language: LanguageTag) {
        id = adoption.id
        authority = adoption.authority.text(in: language)?.text ?? ""
        level = adoption.level.rawValue
        document = adoption.document?.text(in: language)?.text ?? ""
        date = adoption.date?.description ?? ""
    }

    /// The adoption, its words being in the language that the partner reads; nil while something is wrong.
    func adoption(of standard: VocationalStandard, in country: String, language: LanguageTag) -> Adoption? {
        guard faults.isEmpty, let level = Adoption.Level(rawValue: level) else { return nil }
        let title = LocalizedText([language: Translation(document)])
        return Adoption(
            id: id,
            standard: standard.id,
            standardCode: standard.code,
            standardVersion: standard.version,
            country: country,
            authority: LocalizedText([language: Translation(authority)]),
            level: level,
            document: title.isEmpty ? nil : title,
            date: Day(date)
        )
    }
}

/// What `AdoptionForm.mustache` shows.
struct AdoptionFormView {
    struct Field {
        let value: String
        let fault: String?
    }

    struct Level {
        let options: [Option]
        let fault: String?
    }

    let title: String
    let action: Address
    let version: String
    let id: String
    /// Which proposal is to be changed; nil for a new one.
    let seen: String?
    let authority: Field
    let level: Level
    let document: Field
    let date: Field

    init(_ form: AdoptionForm, of standard: VocationalStandard, changing entry: AdoptionEntry?, _ texts: Texts) {
        func fault(_ field: AdoptionForm.Field) -> String? {
            form.faults.first { $0.field == field }.map { texts($0.messageKey) }
        }
        seen = entry.map { SeenVersion.mark($0.fields) }
        title = texts(entry != nil ? "adoption.changeTitle" : "adoption.title")
        action = Routes.adoptions(standard.code)
        version = "\(standard.version)"
        id = form.id.description
        authority = Field(value: form.authority, fault: fault(.authority))
        level = Level(
            options: Adoption.Level.allCases.map {
                Option(value: $0.rawValue, label: texts("adoption.levels.\($0)"), current: $0.rawValue == form.level)
            },
            fault: fault(.level)
        )
        document = Field(value: form.document, fault: fault(.document))
        date = Field(value: form.date, fault: fault(.date))
    }
}
