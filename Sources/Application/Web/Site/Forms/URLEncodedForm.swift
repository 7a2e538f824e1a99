import Foundation

/// `application/x-www-form-urlencoded`, as browsers write it.
enum URLEncodedForm {
    /// The fields by name; of several with one name the last.
    static func fields(of text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let words = parts.map { word in
                let spaced = String(decoding: word.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }, as: UTF8.self)
                return spaced.removingPercentEncoding ?? spaced
            }
            fields[words[0]] = words.count > 1 ? words[1] : ""
        }
        return fields
    }

    /// The fields of a form that was sent; throws `FormRefusal.tooManyParts`.
    static func fields(of text: String, limits: FormLimits) throws(FormRefusal) -> [String: String] {
        let count = text.utf8.count { $0 == UInt8(ascii: "&") } + 1
        guard count <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
        return fields(of: text)
    }
}
