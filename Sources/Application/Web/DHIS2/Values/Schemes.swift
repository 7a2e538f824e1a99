import Collection
import Language

/// By what a client names things: DHIS2's identifiers, codes, or names.
enum IdentifierScheme: String, Sendable {
    case uid = "UID"
    case code = "CODE"
    case name = "NAME"

    /// Reads it as DHIS2 writes it; throws `DHIS2Fault` for one that there is not.
    init(_ text: String) throws(DHIS2Fault) {
        guard let scheme = IdentifierScheme(rawValue: text.uppercased() == "ID" ? "UID" : text.uppercased()) else {
            throw DHIS2Fault(code: "scheme", subject: text)
        }
        self = scheme
    }
}

/// The schemes of one request: what a payload says goes before what the address says, and what is said of one kind before
/// what is said of all.
struct Schemes: Sendable {
    let element: IdentifierScheme
    let unit: IdentifierScheme
    let category: IdentifierScheme
    let dataSet: IdentifierScheme

    /// - Parameter said: the names and values of what the payload says.
    init(_ query: DHIS2Query, said: [String: String] = [:]) throws {
        func scheme(_ names: String...) throws -> IdentifierScheme {
            for name in names {
                if let text = said[name] ?? query[name] { return try IdentifierScheme(text) }
            }
            return .uid
        }
        element = try scheme("dataElementIdScheme", "idScheme")
        unit = try scheme("orgUnitIdScheme", "idScheme")
        category = try scheme("categoryOptionComboIdScheme", "idScheme")
        dataSet = try scheme("dataSetIdScheme", "idScheme")
    }
}

extension Directory {
    /// What a client calls a thing, by a scheme.
    func text(_ element: Element, by scheme: IdentifierScheme) -> String {
        switch scheme {
        case .uid: element.uid
        case .code: element.code
        case .name: element.name[.english]?.text ?? element.code
        }
    }

    /// The same of a place.
    func text(_ unit: OrganisationUnit, by scheme: IdentifierScheme) -> String {
        switch scheme {
        case .uid: unit.uid
        case .code: unit.code
        case .name: unit.name[.english]?.text ?? unit.code
        }
    }

    /// The same of the category of an element's value; what isn't divided has DHIS2's default.
    func text(category: String, of element: Element, by scheme: IdentifierScheme) -> String {
        guard let option = element.category(category) else {
            return scheme == .uid ? UID.defaultOptionCombination : "default"
        }
        switch scheme {
        case .uid: return option.uid
        case .code: return option.code
        case .name: return option.name[.english]?.text ?? option.code
        }
    }

    /// The elements by what a client calls them.
    func elements(by scheme: IdentifierScheme) -> [String: Element] {
        named(elements, by: scheme, uid: \.uid, code: \.code, name: \.name)
    }

    private func named<Thing>(
        _ things: [Thing],
        by scheme: IdentifierScheme,
        uid: (Thing) -> String,
        code: (Thing) -> String,
        name: (Thing) -> LocalizedText
    ) -> [String: Thing] {
        let pairs = things.flatMap { thing -> [(String, Thing)] in
            switch scheme {
            case .uid: [(uid(thing), thing)]
            case .code: [(code(thing), thing)]
            case .name: name(thing).languages.compactMap { name(thing)[$0]?.text }.map { ($0, thing) }
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The places by what a client calls them.
    func units(by scheme: IdentifierScheme) -> [String: OrganisationUnit] {
        named(units, by: scheme, uid: \.uid, code: \.code, name: \.name)
    }

    /// The data sets by what a client calls them.
    func dataSets(by scheme: IdentifierScheme) -> [String: DataSet] {
        named(dataSets, by: scheme, uid: { UID.of($0) }, code: \.code, name: \.name)
    }
}
