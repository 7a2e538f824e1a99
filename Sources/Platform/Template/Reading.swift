/// How a value of a type is read from memory for a template.
struct Reading: Sendable {
    private let read: @Sendable (UnsafeRawPointer) -> TemplateValue?

    /// What lies there.
    func callAsFunction(_ place: UnsafeRawPointer) -> TemplateValue? { read(place) }

    /// How a type is read: as what it says of itself, or by its layout.
    static func of<Value>(_ type: Value.Type) -> Reading {
        if let special = type as? any TemplateReadable.Type { return special.reading }
        if type is any TemplateRecord.Type {
            return Reading { place in
                (place.assumingMemoryBound(to: Value.self).pointee as? any TemplateRecord).map(TemplateValue.record)
            }
        }
        return Reading { place in
            .record(Laid(value: place.assumingMemoryBound(to: Value.self).pointee, layout: .of(Value.self)))
        }
    }

    fileprivate init(_ read: @escaping @Sendable (UnsafeRawPointer) -> TemplateValue?) {
        self.read = read
    }
}

/// A type that templates show otherwise than by its properties.
private protocol TemplateReadable {
    static var reading: Reading { get }
}

extension String: TemplateReadable {
    fileprivate static var reading: Reading { Reading { .text($0.assumingMemoryBound(to: String.self).pointee) } }
}

extension Bool: TemplateReadable {
    fileprivate static var reading: Reading { Reading { .flag($0.assumingMemoryBound(to: Bool.self).pointee) } }
}

extension Optional: TemplateReadable {
    fileprivate static var reading: Reading {
        let wrapped = Reading.of(Wrapped.self)
        return Reading { place in
            guard let value = place.assumingMemoryBound(to: Wrapped?.self).pointee else { return nil }
            return withUnsafePointer(to: value) { wrapped(UnsafeRawPointer($0)) }
        }
    }
}

extension Array: TemplateReadable {
    fileprivate static var reading: Reading {
        let element = Reading.of(Element.self)
        return Reading { place in
            .list(
                place.assumingMemoryBound(to: [Element].self).pointee.compactMap { value in
                    withUnsafePointer(to: value) { element(UnsafeRawPointer($0)) }
                }
            )
        }
    }
}
