import Calendar
import Foundation
import Language
import Number
import Published
import Tenancy

/// What programs are answered: how it is written, and the schema of that.
protocol Answer: SendableMetatype {
    /// What `json` is always like.
    static var schema: Schema { get }

    var json: JSONValue { get }
}

extension String: Answer {
    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(self) }
}

extension Int: Answer {
    static var schema: Schema { .integer }
    var json: JSONValue { .scalar(self) }
}

extension Bool: Answer {
    static var schema: Schema { .truth }
    var json: JSONValue { .scalar(self) }
}

extension Number: Answer {
    static var schema: Schema { .number }
    var json: JSONValue { .scalar(self) }
}

extension Date: Answer {
    static var schema: Schema { .text(format: "date-time") }
    var json: JSONValue { .scalar(self) }
}

extension Day: Answer {
    static var schema: Schema { .text(format: "date") }
    var json: JSONValue { .scalar(self) }
}

extension Zone: Answer {
    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(description) }
}

extension Period: Answer {
    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(self) }
}

extension Version: Answer {
    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(self) }
}

extension Identifier: Answer {
    static var schema: Schema { .text(format: "uuid") }
    var json: JSONValue { .scalar(description) }
}

extension Address: Answer {
    static var schema: Schema { .text(format: "uri-reference") }
    var json: JSONValue { .scalar(description) }
}

extension LocalizedText: Answer {
    static var schema: Schema { .map(Translation.schema) }
    var json: JSONValue {
        .object(Dictionary(uniqueKeysWithValues: languages.map { ($0.description, self[$0]?.json ?? .null) }))
    }
}
