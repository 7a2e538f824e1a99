import Language
import Published
import Standards
import Tenancy

extension Course {
    /// What contradicts itself: hours that don't add up, codes, identifiers and references that stand twice, paragraphs
    /// that don't correspond.
    package func faults() -> [UnplacedFault] {
        var faults: [UnplacedFault] = []
        var codes = UniqueWords()
        var identifiers = UniqueWords()
        func note(_ fault: UnplacedFault?) {
            if let fault { faults.append(fault) }
        }
        note(Self.hours(hours, modules.map(\.hours), at: "hours"))
        note(identifiers.fault(id.description, at: "id"))
        for module in modules {
            let path = "modules/\(module.code)"
            note(codes.fault(module.code, at: "\(path)/code"))
            note(identifiers.fault(module.id.description, at: "\(path)/id"))
            note(Self.hours(module.hours, module.lessons.map(\.hours), at: "\(path)/hours"))
            for lesson in module.lessons {
                let path = "\(path)/lessons/\(lesson.code)"
                note(codes.fault(lesson.code, at: "\(path)/code"))
                note(identifiers.fault(lesson.id.description, at: "\(path)/id"))
                for (index, resource) in lesson.resources.enumerated() {
                    note(identifiers.fault(resource.id.description, at: "\(path)/resources/\(index + 1)/id"))
                }
                faults += lesson.faults(at: path)
            }
        }
        return faults
    }

    private static func hours(_ stated: Int, _ below: [Int], at path: String) -> UnplacedFault? {
        let added = below.reduce(0, +)
        return stated == added ? nil : UnplacedFault(path, .hours(stated: stated, added: added))
    }
}

extension Lesson {
    fileprivate func faults(at path: String) -> [UnplacedFault] {
        var faults: [UnplacedFault] = []
        var references = UniqueWords()
        for (index, reference) in teaches.enumerated() {
            let word = "\(reference.standardCode)/\(reference.itemCode)"
            if let fault = references.fault(word, at: "\(path)/teaches/\(index + 1)") { faults.append(fault) }
        }
        let counts = text.languages.map { ($0, Self.paragraphs(of: text[$0]?.text ?? "").count) }
        if let first = counts.first, let other = counts.first(where: { $0.1 != first.1 }) {
            faults.append(UnplacedFault("\(path)/text", .paragraphs(first.0, first.1, other.0, other.1)))
        }
        return faults
    }
}
