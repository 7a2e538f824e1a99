@_spi(Reflection) import Swift
import Synchronization

/// A struct's properties, found once: where each lies and how it is read.
///
/// A page reads some thousand properties. By a mirror each costs about a microsecond, for the mirror makes all of its
/// struct's anew; from here a few dozen nanoseconds. `_forEachField`, which the standard library's own key paths stand on,
/// is not among its promises; where it told nothing, pages would be empty and every test of a page would fail.
struct Layout: Sendable {
    private struct Property: Sendable {
        let offset: Int
        let read: Reading
    }

    private static let known = Mutex<[ObjectIdentifier: Layout]>([:])
    private let properties: [String: Property]

    /// The layout of a type.
    static func of(_ type: Any.Type) -> Layout {
        let name = ObjectIdentifier(type)
        if let layout = known.withLock({ $0[name] }) { return layout }
        let layout = Layout(of: type)
        known.withLock { $0[name] = layout }
        return layout
    }

    private init(of type: Any.Type) {
        var properties: [String: Property] = [:]
        _ = _forEachField(of: type) { name, offset, type, _ in
            properties[String(cString: name)] = Property(offset: offset, read: Self.reading(type))
            return true
        }
        self.properties = properties
    }

    private static func reading<Value>(_ type: Value.Type) -> Reading { .of(Value.self) }

    /// The property of that name of what lies there.
    func value(named name: String, at place: UnsafeRawPointer) -> TemplateValue? {
        guard let property = properties[name] else { return nil }
        return property.read(place + property.offset)
    }
}

/// Any struct, by its layout.
struct Laid<Value>: TemplateRecord {
    let value: Value
    let layout: Layout

    func value(named name: String) -> TemplateValue? {
        withUnsafePointer(to: value) { layout.value(named: name, at: UnsafeRawPointer($0)) }
    }

    var text: String { String(describing: value) }
}
