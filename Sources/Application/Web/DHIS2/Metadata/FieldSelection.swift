/// Which fields of a definition are asked for, as the field `fields` of an address says it: `id,parent[id,name]`, `*`,
/// `:identifiable`, `!name`, `children::size`.
struct FieldSelection: Sendable, Equatable {
    /// A field, or several under one name.
    struct Choice: Sendable, Equatable {
        let name: String
        var transformations: [Transformation] = []
        /// What of that to which it leads; nil for its identifier alone.
        var inner: FieldSelection?
    }

    /// What becomes of a field before it is told.
    struct Transformation: Sendable, Equatable {
        let name: String
        var argument = ""
    }

    /// Several fields under one name.
    enum Preset: String, Sendable {
        case all, simple, identifiable, nameable, persisted, owner
    }

    private(set) var choices: [Choice] = []
    private(set) var presets: [Preset] = []
    /// What isn't told, though a preset has it.
    private(set) var excluded: Set<String> = []

    /// What a list tells where nobody says anything.
    static let usual = FieldSelection("id,displayName")
    /// What one definition tells where nobody says anything.
    static let whole = FieldSelection(":all")
    /// What is told of a definition to which another leads.
    static let reference = FieldSelection("id")

    /// Reads it; what makes no sense is passed over, as DHIS2 does.
    init(_ text: String) {
        var rest = text[...]
        self.init(&rest)
    }

    private init(_ rest: inout Substring) {
        while let next = rest.first, next != "]" {
            if next == "," || next.isWhitespace {
                rest.removeFirst()
            } else {
                add(&rest)
            }
        }
        if rest.first == "]" { rest.removeFirst() }
    }

    private mutating func add(_ rest: inout Substring) {
        let isExcluded = rest.first == "!"
        if isExcluded { rest.removeFirst() }
        let isPreset = rest.first == ":" && rest.dropFirst().first != ":"
        if isPreset { rest.removeFirst() }
        let name = Self.word(&rest)
        if name == "*" || isPreset {
            presets.append(Preset(rawValue: name) ?? .all)
            return
        }
        guard !name.isEmpty else {
            // A mark that belongs to nothing.
            rest = rest.dropFirst()
            return
        }
        var choice = Choice(name: name, transformations: Self.transformations(&rest))
        if rest.first == "[" {
            rest.removeFirst()
            choice.inner = FieldSelection(&rest)
        }
        choice.transformations += Self.transformations(&rest)
        if isExcluded { excluded.insert(name) } else { add(choice) }
    }

    /// `parent.id` is `parent[id]`.
    private mutating func add(_ choice: Choice) {
        guard let dot = choice.name.firstIndex(of: ".") else { return choices.append(choice) }
        var inner = FieldSelection("")
        inner.add(
            Choice(
                name: String(choice.name[dot...].dropFirst()),
                transformations: choice.transformations,
                inner: choice.inner
            )
        )
        choices.append(Choice(name: String(choice.name[..<dot]), inner: inner))
    }

    private static func transformations(_ rest: inout Substring) -> [Transformation] {
        var found: [Transformation] = []
        while let mark = ["::", "~", "|"].first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(mark.count)
            var transformation = Transformation(name: word(&rest))
            if rest.first == "(" {
                let argument = rest.dropFirst().prefix { $0 != ")" }
                rest = rest.dropFirst(argument.count + 2)
                transformation.argument = String(argument)
            }
            found.append(transformation)
        }
        return found
    }

    private static func word(_ rest: inout Substring) -> String {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "*" || $0 == "-" }
        rest = rest.dropFirst(word.count)
        return String(word)
    }
}

extension FieldSelection.Preset {
    /// Whether it has a field of this name.
    func has(_ name: String, _ field: MetadataObject.Field) -> Bool {
        switch self {
        case .all: true
        case .simple: field.isSimple
        case .identifiable: Self.identifying.contains(name)
        case .nameable: Self.identifying.contains(name) || name == "shortName" || name == "description"
        case .persisted, .owner: !name.hasPrefix("display") && !Self.derived.contains(name)
        }
    }

    private static let identifying: Set<String> = ["id", "name", "code", "created", "lastUpdated", "displayName"]
    private static let derived: Set<String> = [
        "ancestors", "children", "leaf", "dimensionItem", "dimensionItemType", "access",
    ]
}
