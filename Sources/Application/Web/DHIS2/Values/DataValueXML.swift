import NIOCore
import Spreadsheet

extension DataValueSet {
    /// Reads XML, in which everything stands in attributes of `dataValueSet` and `dataValue`; throws `FormRefusal.malformed`
    /// for what is none, and for a document type, which could name files.
    init(xml body: ByteBuffer) throws(FormRefusal) {
        var rest = Array(body.readableBytesView)[...]
        var isBegun = false
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.starts(with: "!--".utf8) {
                rest = try Self.behind("-->", in: rest)
            } else if rest.first == UInt8(ascii: "?") {
                rest = try Self.behind("?>", in: rest)
            } else {
                let tag = try Self.tag(&rest)
                if let tag { isBegun = try take(tag, isBegun: isBegun) || isBegun }
            }
        }
        guard isBegun else { throw .malformed }
    }

    /// Whether it is the element around all values.
    private mutating func take(_ tag: XMLTag, isBegun: Bool) throws(FormRefusal) -> Bool {
        switch tag.name.split(separator: ":").last {
        case "dataValueSet":
            for (name, value) in Self.attributes where tag[value] != nil { said[name] = tag[value] }
            return true
        case "dataValue" where isBegun:
            var value = Value()
            value.element = tag["dataElement"] ?? ""
            value.period = tag["period"] ?? ""
            value.unit = tag["orgUnit"] ?? ""
            value.category = tag["categoryOptionCombo"] ?? ""
            value.value = tag["value"]
            value.isDeleted = tag["deleted"] == "true"
            values.append(value)
            return false
        default: throw .malformed
        }
    }

    /// What the element around all values may say.
    private static let attributes: [(String, StaticString)] = [
        ("dataSet", "dataSet"), ("completeDate", "completeDate"), ("period", "period"), ("orgUnit", "orgUnit"),
        ("idScheme", "idScheme"), ("dataElementIdScheme", "dataElementIdScheme"),
        ("orgUnitIdScheme", "orgUnitIdScheme"), ("dataSetIdScheme", "dataSetIdScheme"),
        ("categoryOptionComboIdScheme", "categoryOptionComboIdScheme"), ("dryRun", "dryRun"),
        ("strategy", "importStrategy"),
    ]

    /// The start tag that stands here; nil for an end tag.
    private static func tag(_ rest: inout ArraySlice<UInt8>) throws(FormRefusal) -> XMLTag? {
        var quote: UInt8?
        var end = rest.startIndex
        while end < rest.endIndex, quote != nil || rest[end] != UInt8(ascii: ">") {
            let byte = rest[end]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            end += 1
        }
        guard end < rest.endIndex else { throw .malformed }
        let inner = rest[..<end]
        rest = rest[(end + 1)...]
        if inner.first == UInt8(ascii: "/") { return nil }
        guard let tag = XMLTag(inner) else { throw .malformed }
        return tag
    }

    private static func behind(_ mark: String, in rest: ArraySlice<UInt8>) throws(FormRefusal) -> ArraySlice<UInt8> {
        let mark = Array(mark.utf8)
        var place = rest.startIndex
        while place + mark.count <= rest.endIndex {
            if rest[place..<(place + mark.count)].elementsEqual(mark) { return rest[(place + mark.count)...] }
            place += 1
        }
        throw .malformed
    }
}

extension DataValueRows {
    /// In XML, as `DataValueSet(xml:)` reads it.
    var xml: String {
        let values = rows.map { row in
            "<dataValue " + row.map { "\($0.name)=\"\(Self.escaped($0.text))\"" }.joined(separator: " ") + "/>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dataValueSet xmlns=\"http://dhis2.org/schema/dxf/2.0\">\n"
            + values.joined() + "</dataValueSet>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
