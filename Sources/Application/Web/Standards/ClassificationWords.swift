import Language
import Standards

extension Texts {
    /// `0732 Building and civil engineering`: an ISCED-F 2013 field; the code alone where it has no name here.
    func field(_ code: String) -> String { named(code, under: "classification.fields") }

    /// `3112 Civil engineering technicians`: an ISCO-08 unit group.
    func occupation(_ code: String) -> String { named(code, under: "classification.isco") }

    /// `European Qualifications Framework, level 5`.
    func level(_ framework: String, _ level: String) -> String {
        let key = "classification.frameworks.\(framework)"
        let name = catalogue.has(key) ? self(key) : framework
        return self("classification.level", ["framework": .text(name), "level": .text(level)])
    }

    private func named(_ code: String, under room: String) -> String {
        let key = "\(room).\(code)"
        return catalogue.has(key) ? "\(code) \(self(key))" : code
    }
}
