import Foundation

/// What a `multipart/form-data` body turns out to hold, in the order in which it comes.
enum MultipartEvent: Sendable, Hashable {
    /// A part begins.
    case part(MultipartHead)
    /// The next bytes of the part's content; never none.
    case data([UInt8])
    case partEnd
    /// The last boundary; what follows it means nothing.
    case end
}

/// What the header lines of a part say of it.
struct MultipartHead: Sendable, Hashable {
    /// The field's name.
    let name: String
    /// The name that a file had on the sender's machine, empty where none was chosen; nil for a text field.
    let fileName: String?

    /// Reads header lines; throws `FormRefusal.malformed` where they don't name the field.
    init(_ lines: some Sequence<UInt8>) throws(FormRefusal) {
        let text = String(decoding: Array(lines), as: UTF8.self)
        let disposition = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        let value = HeaderValue(disposition.map(String.init) ?? "")
        guard let name = value["name"] else { throw .malformed }
        self.name = name
        fileName = value["filename"]
    }
}
