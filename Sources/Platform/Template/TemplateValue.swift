/// What a name of a template stands for.
package enum TemplateValue {
    case text(String)
    case flag(Bool)
    case list([TemplateValue])
    case record(any TemplateRecord)

    /// What a property has: a text, a flag, a list, anything else by its own properties and its description; nil for nil.
    package init?<Property>(_ property: Property) {
        guard let value = withUnsafePointer(to: property, { Reading.of(Property.self)(UnsafeRawPointer($0)) }) else {
            return nil
        }
        self = value
    }

    /// As a template writes it where it names it.
    var text: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): "\(flag)"
        case .list: ""
        case .record(let record): record.text
        }
    }
}

/// Something with named parts that a template shows.
package protocol TemplateRecord {
    /// A part; nil where there is none of that name or it is nil.
    func value(named name: String) -> TemplateValue?

    /// As a template writes it where it names the whole.
    var text: String { get }
}
