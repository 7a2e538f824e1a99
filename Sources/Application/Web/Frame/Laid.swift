import Mustache
import Synchronization

/// A struct as templates read it: each property found by its name, whose place its type tells once.
///
/// Mustache left to itself lists all properties of a struct for each that a template names.
struct Laid: MustacheParent, CustomStringConvertible {
    private static let known = Mutex<[ObjectIdentifier: [String: Int]]>([:])
    private let value: Any
    private let properties: Mirror.Children
    private let places: [String: Int]

    /// What a value is to a template: text, number, flag, list or another struct; nil for nil.
    static func shown(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is any FixedWidthInteger, is any MustacheParent: return value
        case let list as [Any]: return list.compactMap(shown)
        default: break
        }
        let mirror = Mirror(reflecting: value)
        // A nil that hides in `Any` would count as something.
        if mirror.displayStyle == .optional { return mirror.children.first.flatMap { shown($0.value) } }
        return Laid(value, mirror)
    }

    private init(_ value: Any, _ mirror: Mirror) {
        self.value = value
        properties = mirror.children
        let type = ObjectIdentifier(mirror.subjectType)
        if let places = Self.known.withLock({ $0[type] }) {
            self.places = places
        } else {
            let named = properties.enumerated().compactMap { place, property in property.label.map { ($0, place) } }
            let found = Dictionary(named) { first, _ in first }
            Self.known.withLock { $0[type] = found }
            places = found
        }
    }

    /// A property; nil where there is none of that name or it is nil.
    func child(named name: String) -> Any? {
        guard let place = places[name] else { return nil }
        return Self.shown(properties[properties.index(properties.startIndex, offsetBy: place)].value)
    }

    var description: String { String(describing: value) }
}
