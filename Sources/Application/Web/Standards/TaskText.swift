import Language
import Standards

/// A task of a standard with all that is in it, in two languages.
struct TaskText {
    struct Competence {
        let id: String
        /// Of its heading: 3 on the task's own page, 4 below the task's heading.
        let rank: Int
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

    let id: String
    let hours: String?
    let title: Pair
    let competences: [Competence]
}

extension TaskText {
    init(_ task: StandardItem, _ pair: LanguagePair, _ texts: Texts) {
        id = task.code
        hours = texts.hours(of: task)
        title = pair.pair(task.text, texts)
        competences = task.children(.competence).map { Competence($0, rank: 4, pair, texts) }
    }
}

extension TaskText.Competence {
    init(_ competence: StandardItem, rank: Int, _ pair: LanguagePair, _ texts: Texts) {
        id = competence.code
        self.rank = rank
        hours = texts.hours(of: competence)
        title = pair.pair(competence.text, texts)
        groups = [StandardItem.Kind.criterion, .knowledge, .skill].compactMap { kind in
            let items = competence.children(kind)
            return items.isEmpty
                ? nil
                : TaskText.Group(
                    name: texts("standard.kinds.\(kind)"),
                    items: items.map { TaskText.Item(id: $0.code, pair: pair.pair($0.text, texts)) }
                )
        }
    }
}

extension Texts {
    /// The hours of teaching of a task or competence, in words.
    func hours(of item: StandardItem) -> String? {
        item.hours.map { self("standard.hours", ["count": .integer($0)]) }
    }

    /// How much there is to a task: its competences and hours.
    func extent(of task: StandardItem) -> String {
        let count = self("standard.competenceCount", ["count": .integer(task.children(.competence).count)])
        return [count, hours(of: task)].compactMap(\.self).joined(separator: " · ")
    }
}
