import Calendar
import Language
import Published
import Standards

/// What `Standard.mustache` shows.
struct StandardView {
    /// A task in the contents.
    struct Entry {
        let id: String
        let address: Address
        let title: Pair
        let extent: String
    }

    /// Equipment or teachers: what teaching by the standard takes.
    struct Requirement {
        let id: String
        let name: String
        let items: [Pair]
    }

    let publication: PublicationView
    let adoptions: [AdoptionRow]
    /// Whether the reader proposes or decides on adoptions, and sees how far each has come.
    let hasStandings: Bool
    let adoption: AdoptionFormView?
    /// The tasks, each a link to its own page; none where the text is whole.
    let contents: [Entry]
    /// Where the whole text is one page, to print; from there, the page with the contents.
    let whole: Address
    /// The tasks with all that is in them; none unless the text is whole.
    let tasks: [TaskText]
    let requirements: [Requirement]
}

extension StandardView {
    init(_ page: StandardPage, _ pair: LanguagePair, _ texts: Texts) {
        let standard = page.standard
        let isWhole = page.query.tasks == "all"
        let others = page.versions.filter { $0 != standard.version }.map { version in
            let address = Routes.standard(standard.code, asking: StandardQuery(version: "\(version)"))
            return Frame.Link(address: address, label: "\(version)")
        }
        publication = PublicationView(
            standard,
            facts: Self.facts(standard, texts),
            links: [FactLines(label: texts("standard.otherVersions"), links: others)],
            file: Routes.standardFile(standard.code, asking: VersionQuery(version: page.versionIfOld)),
            page.picker(pair, texts),
            pair,
            texts
        )
        adoptions = page.adoptions.map { AdoptionRow($0, page, texts) }
        hasStandings = adoptions.contains { $0.standing != nil }
        adoption = page.form.map { form in
            let entry = page.adoptions.first { $0.adoption.id == form.id }
            return AdoptionFormView(form, of: standard, changing: entry, texts)
        }
        contents =
            isWhole
            ? [] : standard.tasks.map { Entry($0, at: page.address(of: $0), pair, texts) }
        whole = page.address(tasks: isWhole ? "" : "all")
        tasks = isWhole ? standard.tasks.map { TaskText($0, pair, texts) } : []
        requirements = [("equipment", standard.equipment), ("teachers", standard.teachers)].compactMap { id, items in
            items.isEmpty
                ? nil : Requirement(id: id, name: texts("standard.\(id)"), items: items.map { pair.pair($0, texts) })
        }
    }

    private static func facts(_ standard: VocationalStandard, _ texts: Texts) -> [FactLines] {
        let place = standard.classification
        let levels = place.levels.sorted { ($0.key != "EQF" ? $0.key : "") < ($1.key != "EQF" ? $1.key : "") }
        return [
            ("standard.occupation", place.isco.map(texts.occupation)),
            ("standard.chineseOccupation", place.csco),
            ("standard.field", [texts.field(place.field)]),
            ("standard.programmes", place.programmes.map { "\($0.code) \(texts.text($0.title))" }),
            ("standard.level", levels.map { texts.level($0.key, $0.value) }),
            ("standard.length", [texts("standard.hours", ["count": .integer(standard.hours)])]),
        ].map { FactLines(label: texts($0.0), values: $0.1) }
    }
}

extension StandardView.Entry {
    init(_ task: StandardItem, at address: Address, _ pair: LanguagePair, _ texts: Texts) {
        id = task.code
        self.address = address
        title = pair.pair(task.text, texts)
        extent = texts.extent(of: task)
    }
}
