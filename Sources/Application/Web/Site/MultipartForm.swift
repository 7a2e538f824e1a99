import Foundation

/// `multipart/form-data` as browsers send it (RFC 7578), already in memory and limited in size.
struct MultipartForm: Sendable {
    private(set) var fields: [String: String] = [:]
    private(set) var files: [String: UploadedFile] = [:]

    /// Takes the parts apart; throws `FormRefusal.malformed`.
    init(_ body: Data, contentType: String) throws(FormRefusal) {
        let mark = HeaderValue(contentType)["boundary"] ?? ""
        guard (1...70).contains(mark.utf8.count) else { throw .malformed }
        // Every boundary begins a line; the first one also begins the body.
        let opening = Data("--\(mark)".utf8)
        let delimiter = Data("\r\n--\(mark)".utf8)
        guard body.starts(with: opening) else { throw .malformed }
        var rest = body.dropFirst(opening.count)
        while !rest.starts(with: Data("--".utf8)) {
            guard rest.starts(with: Self.lineEnd), let end = rest.range(of: delimiter) else { throw .malformed }
            try add(rest[rest.startIndex..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
    }

    private static let lineEnd = Data("\r\n".utf8)

    /// A part from its boundary's line end on: header lines, an empty line, the content.
    private mutating func add(_ part: Data) throws(FormRefusal) {
        guard let gap = part.range(of: Data("\r\n\r\n".utf8)) else { throw .malformed }
        let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        let content = part[gap.upperBound...]
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        let value = HeaderValue(disposition.map(String.init) ?? "")
        guard let name = value["name"] else { throw .malformed }
        if let file = value["filename"] {
            // A browser sends an empty part when no file was chosen.
            if !file.isEmpty { files[name] = UploadedFile(name: file, bytes: Array(content)) }
        } else {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }
}

/// The parameters of a header such as `form-data; name="file"; filename="a;b.xlsx"`.
struct HeaderValue: Sendable {
    private var parameters: [String: String] = [:]

    /// The first of several with one name counts.
    init(_ header: String) {
        var rest = header.drop { $0 != ";" }
        while rest.popFirst() != nil {
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.popFirst() == "=" else {
                rest = rest.drop { $0 != ";" }
                continue
            }
            let value = Self.value(&rest)
            let key = name.trimmingCharacters(in: .whitespaces).lowercased()
            if parameters[key] == nil { parameters[key] = value }
            rest = rest.drop { $0 != ";" }
        }
    }

    /// A parameter by its name in lower case.
    subscript(_ name: String) -> String? { parameters[name] }

    /// A quoted value keeps its semicolons; browsers write the quotes inside it as `%22`, other clients as `\"`.
    private static func value(_ rest: inout Substring) -> String {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else { return rest.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces) }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", rest.first == "\"" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return value.replacing("%22", with: "\"")
    }
}
