extension Optional: Answer where Wrapped: Answer {
    static var schema: Schema { .nullable(Wrapped.schema) }
    var json: JSONValue { self?.json ?? .null }
}

extension Array: Answer where Element: Answer {
    static var schema: Schema { .list(Element.schema) }
    var json: JSONValue { .list(map(\.json)) }
}

extension Set: Answer where Element: Answer & CustomStringConvertible {
    static var schema: Schema { .list(Element.schema) }
    /// In an order of its own, so that the same is written the same.
    var json: JSONValue { .list(sorted { $0.description < $1.description }.map(\.json)) }
}

extension Dictionary: Answer where Key == String, Value: Answer {
    static var schema: Schema { .map(Value.schema) }
    var json: JSONValue { .object(mapValues(\.json)) }
}

/// One of some texts that are known beforehand.
protocol ChoiceAnswer: Answer, RawRepresentable<String>, CaseIterable {}

extension ChoiceAnswer {
    static var schema: Schema {
        // `Web.Queue.Kind` is called `QueueKind`.
        let name = String(reflecting: Self.self).split(separator: ".").dropFirst().joined()
        return .choice(name, allCases.map(\.rawValue))
    }
    var json: JSONValue { .scalar(rawValue) }
}
