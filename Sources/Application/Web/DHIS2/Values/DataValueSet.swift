import Foundation
import NIOCore
import Number
import Spreadsheet

/// Values as a client of DHIS2 sends them: what they have in common, and each.
struct DataValueSet: Sendable {
    /// One value, by what the client calls things.
    struct Value: Sendable {
        var element = ""
        var period = ""
        var unit = ""
        var category = ""
        /// Nil where none is sent.
        var value: String?
        var isDeleted = false
    }

    /// What the payload says of itself: `dataSet`, `completeDate`, `period`, `orgUnit`, schemes and options.
    var said: [String: String] = [:]
    var values: [Value] = []
}

extension DataValueSet: Decodable {
    private enum Key: String, CodingKey { case dataValues }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for name in container.allKeys where name.stringValue != Key.dataValues.rawValue {
            said[name.stringValue] = try? container.decode(SentText.self, forKey: name).text
        }
        values = try decoder.container(keyedBy: Key.self).decodeIfPresent([Value].self, forKey: .dataValues) ?? []
    }

    /// Reads JSON; throws `FormRefusal.malformed` for what is none.
    init(json body: ByteBuffer) throws {
        do {
            self = try JSONDecoder().decode(DataValueSet.self, from: Data(body.readableBytesView))
        } catch is DecodingError {
            throw FormRefusal.malformed
        }
    }
}

extension DataValueSet.Value: Decodable {
    private enum Key: String, CodingKey { case dataElement, period, orgUnit, categoryOptionCombo, value, deleted }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws -> String? { try container.decodeIfPresent(SentText.self, forKey: key)?.text }
        element = try text(.dataElement) ?? ""
        period = try text(.period) ?? ""
        unit = try text(.orgUnit) ?? ""
        category = try text(.categoryOptionCombo) ?? ""
        value = try text(.value)
        isDeleted = try text(.deleted) == "true"
    }
}

/// A text, or a number or truth that a client wrote without quotes.
private struct SentText: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            text = nil
        } else if let truth = try? container.decode(Bool.self) {
            text = truth ? "true" : "false"
        } else if let written = try? container.decode(String.self) {
            text = written
        } else {
            text = try container.decode(Number.self).description
        }
    }
}

extension DataValueSet {
    /// Reads CSV, whose columns have their places: element, period, place, category, attribute, value, who, when, comment,
    /// follow-up, deleted. Throws `SheetFault`.
    init(csv body: ByteBuffer, hasHeader: Bool) throws {
        var isFirst = hasHeader
        try SheetFile(.bytes(Data(body.readableBytesView)), as: .csv).forEachRow { row in
            if isFirst {
                isFirst = false
                return
            }
            func text(_ column: Int) -> String { row[column].trimmed ?? "" }
            let value = text(6)
            values.append(
                Value(
                    element: text(1),
                    period: text(2),
                    unit: text(3),
                    category: text(4),
                    value: value.isEmpty ? nil : value,
                    isDeleted: ["true", "t", "1"].contains(text(11).lowercased())
                )
            )
        }
    }
}
