import Language
import Published
import Tenancy

extension VocationalStandard {
    /// What contradicts itself: hours that don't add up, codes and identifiers that stand twice, empty competences.
    package func faults() -> [UnplacedFault] {
        var faults = hoursFaults()
        var codes = UniqueWords()
        var identifiers = UniqueWords()
        func note(_ item: StandardItem, at path: String) {
            if let fault = codes.fault(item.code, at: "\(path)/code") { faults.append(fault) }
            if let fault = identifiers.fault(item.id.description, at: "\(path)/id") { faults.append(fault) }
        }
        for task in tasks {
            let path = "tasks/\(task.code)"
            note(task, at: path)
            for competence in task.children {
                let path = "\(path)/competences/\(competence.code)"
                note(competence, at: path)
                if !competence.code.hasPrefix(task.code) {
                    faults.append(UnplacedFault("\(path)/code", .codeOutsideParent(competence.code, parent: task.code)))
                }
                for (kind, key) in Self.statements {
                    let statements = competence.children(kind)
                    if statements.isEmpty { faults.append(UnplacedFault("\(path)/\(key)", .empty(key: key))) }
                    for (index, statement) in statements.enumerated() {
                        note(statement, at: "\(path)/\(key)/\(index + 1)")
                    }
                }
            }
        }
        if let fault = identifiers.fault(id.description, at: "id") { faults.append(fault) }
        return faults
    }

    private static let statements: [(StandardItem.Kind, String)] = [
        (.criterion, "criteria"), (.knowledge, "knowledge"), (.skill, "skills"),
    ]

    private func hoursFaults() -> [UnplacedFault] {
        var faults: [UnplacedFault] = []
        func check(_ stated: Int, _ below: [StandardItem], at path: String) {
            let added = below.reduce(0) { $0 + ($1.hours ?? 0) }
            if stated != added { faults.append(UnplacedFault(path, .hours(stated: stated, added: added))) }
        }
        check(hours, tasks, at: "hours")
        for task in tasks {
            check(task.hours ?? 0, task.children, at: "tasks/\(task.code)/hours")
        }
        return faults
    }
}
