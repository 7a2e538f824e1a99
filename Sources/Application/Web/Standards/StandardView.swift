import Language
import Postgres
import Standards

/// What `Standard.mustache` shows.
struct StandardView {
    struct Entry {
        let country: String
        let version: String
        let authority: Side
        let level: String
        let document: Side?
        let date: Day?
        let illustrative: String?
    }

    /// A day in words and, for programs that read pages, as `2025-03-12`.
    struct Day {
        let text: String
        let machine: String
    }

    struct Task {
        let id: String
        /// The title for the contents, in whichever language there is.
        let name: Side
        let hours: String?
        let title: Pair
        let competences: [Competence]
    }

    struct Competence {
        let id: String
        let hours: String?
        let title: Pair
        let groups: [Group]
    }

    struct Group {
        let name: String
        let items: [Item]
    }

    struct Item {
        let id: String
        let pair: Pair
    }

    /// Equipment or teachers: what teaching by the standard takes.
    struct Requirement {
        let id: String
        let name: String
        let items: [Pair]
    }

    let title: TitlePair
    let facts: [FactLines]
    let illustrative: String?
    let versions: [Frame.Link]
    let files: [Frame.Link]
    let adoptions: [Entry]
    let adoption: AdoptionFormView?
    let pairPicker: PairPicker
    let languages: [PairLanguage]
    let summary: Pair
    let tasks: [Task]
    let requirements: [Requirement]
}

extension StandardView {
    init(_ page: StandardPage, _ pair: LanguagePair, _ texts: Texts) {
        let standard = page.standard
        title = pair.title(standard.title)
        facts = Self.facts(standard, texts)
        illustrative = standard.illustrative.map(texts.text)
        versions = page.versions.filter { $0 != standard.version }.map { version in
            let address = Address("/standards/\(standard.code)", ["version": "\(version)"])
            return Frame.Link(address: "\(address)", label: "\(version)")
        }
        let file = Address("/standards/\(standard.code).json", ["version": page.versionIfOld])
        files = [Frame.Link(address: "\(file)", label: texts("words.takeJSON"))]
        adoptions = page.adoptions.map { Entry($0, texts) }
        adoption = page.form.map { AdoptionFormView($0, of: standard, texts) }
        pairPicker = pair.picker(
            at: "/standards/\(standard.code)",
            keeping: page.versionIfOld.isEmpty ? [] : [PeriodPicker.Kept(name: "version", value: page.versionIfOld)],
            texts
        )
        languages = pair.heads(over: standard.texts, texts)
        summary = pair.pair(standard.summary, texts)
        tasks = standard.tasks.map { Task($0, pair, texts) }
        requirements = [("equipment", standard.equipment), ("teachers", standard.teachers)].compactMap { id, items in
            items.isEmpty
                ? nil : Requirement(id: id, name: texts("standard.\(id)"), items: items.map { pair.pair($0, texts) })
        }
    }

    private static func facts(_ standard: VocationalStandard, _ texts: Texts) -> [FactLines] {
        let place = standard.classification
        let levels = place.levels.sorted { ($0.key != "EQF" ? $0.key : "") < ($1.key != "EQF" ? $1.key : "") }
        let state = standard.isPublished ? "" : " · \(texts("words.draft"))"
        let facts = [
            ("standard.code", [standard.code]),
            ("standard.version", ["\(standard.version)\(state)"]),
            ("standard.occupation", place.isco.map(texts.occupation)),
            ("standard.chineseOccupation", place.csco),
            ("standard.field", [texts.field(place.field)]),
            ("standard.programmes", place.programmes.map { "\($0.code) \(texts.text($0.title))" }),
            ("standard.level", levels.map { texts.level($0.key, $0.value) }),
            ("standard.length", [texts("standard.hours", ["count": .integer(standard.hours)])]),
            ("words.licence", [standard.licence]),
        ]
        return facts.filter { !$0.1.isEmpty }.map { FactLines(label: texts($0.0), values: $0.1) }
    }
}

extension StandardView.Entry {
    init(_ adoption: Adoption, _ texts: Texts) {
        country = texts.conventions.countries[adoption.country]
        version = "\(adoption.standardVersion)"
        authority = Side(reading: adoption.authority, in: texts.language)
        level = texts("adoption.levels.\(adoption.level)")
        document = adoption.document.map { Side(reading: $0, in: texts.language) }
        date = adoption.date.map { day in
            let parts = day.components
            let text = texts.conventions.days.day(year: parts.year, month: parts.month, day: parts.day)
            return StandardView.Day(text: text, machine: day.description)
        }
        illustrative = adoption.illustrative.map(texts.text)
    }
}

extension StandardView.Task {
    init(_ task: StandardItem, _ pair: LanguagePair, _ texts: Texts) {
        id = task.code
        name = Side(reading: task.text, in: pair.left)
        hours = task.hours.map { texts("standard.hours", ["count": .integer($0)]) }
        title = pair.pair(task.text, texts)
        competences = task.children(.competence).map { competence in
            StandardView.Competence(
                id: competence.code,
                hours: competence.hours.map { texts("standard.hours", ["count": .integer($0)]) },
                title: pair.pair(competence.text, texts),
                groups: [StandardItem.Kind.criterion, .knowledge, .skill].compactMap { kind in
                    let items = competence.children(kind)
                    return items.isEmpty
                        ? nil
                        : StandardView.Group(
                            name: texts("standard.kinds.\(kind)"),
                            items: items.map { StandardView.Item(id: $0.code, pair: pair.pair($0.text, texts)) }
                        )
                }
            )
        }
    }
}

extension VocationalStandard {
    /// Every text that its page shows in two languages.
    fileprivate var texts: [LocalizedText] { [title, summary] + items.map(\.text) + equipment + teachers }
}
