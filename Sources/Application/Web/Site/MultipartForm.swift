import Foundation

/// `multipart/form-data` as browsers send it (RFC 7578), already in memory and limited in size.
struct MultipartForm: Sendable {
    private(set) var fields: [String: String] = [:]
    private(set) var files: [String: UploadedFile] = [:]

    /// Takes the parts apart; throws `FormRefusal.malformed`.
    init(_ body: [UInt8], contentType: String) throws(FormRefusal) {
        guard let mark = Self.parameter("boundary", of: contentType), !mark.isEmpty else { throw .malformed }
        let boundary = Array("--\(mark)".utf8)
        var positions = Self.positions(of: boundary, in: body)[...]
        guard var start = positions.popFirst() else { throw .malformed }
        for next in positions {
            // Between a boundary's line end and the line end before the next boundary stands one part.
            let first = start + boundary.count + 2
            guard first <= next - 2 else { throw .malformed }
            try add(body[first..<(next - 2)])
            start = next
        }
    }

    private mutating func add(_ part: ArraySlice<UInt8>) throws(FormRefusal) {
        guard let gap = Self.positions(of: Array("\r\n\r\n".utf8), in: Array(part)).first else { throw .malformed }
        let head = String(decoding: part.prefix(gap), as: UTF8.self)
        let content = Array(part.dropFirst(gap + 4))
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = Self.parameter("name", of: String(disposition)) else { throw .malformed }
        if let file = Self.parameter("filename", of: String(disposition)) {
            // A browser sends an empty part when no file was chosen.
            if !file.isEmpty { files[name] = UploadedFile(name: file, bytes: content) }
        } else {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }

    /// A parameter of a header, quoted or not; browsers write quotes inside as `%22`.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return pair[1].trimmingCharacters(in: .whitespaces).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
                .replacing("%22", with: "\"")
        }
        return nil
    }

    private static func positions(of needle: [UInt8], in haystack: [UInt8]) -> [Int] {
        var positions: [Int] = []
        var start = 0
        while start + needle.count <= haystack.count {
            guard let candidate = haystack[start...].firstIndex(of: needle[0]) else { break }
            if haystack[candidate...].starts(with: needle) {
                positions.append(candidate)
                start = candidate + needle.count
            } else {
                start = candidate + 1
            }
        }
        return positions
    }
}
