import HTTPTypes

/// What is wrong with a form, field by field, as its page tells it; a program is told the same as a problem.
struct FormFaults: Error {
    let faults: [Frame.Fault]
    let status: HTTPResponse.Status

    init(faults: [Frame.Fault], status: HTTPResponse.Status) {
        (self.faults, self.status) = (faults, status)
    }

    /// One field is wrong.
    init(_ field: String, _ words: String) {
        self.init(faults: [Frame.Fault(address: "#\(field)", text: words)], status: .unprocessableContent)
    }
}

/// Why a form was not read.
enum FormRefusal: Error, Sendable, Hashable {
    /// It was not sent by a page of this session, or the session has ended since.
    case foreign
    /// Its `Content-Type` is none that forms have.
    case otherType
    /// It is not put together as browsers do.
    case malformed
    /// It ended before all of it was there.
    case brokenOff
    /// It has more bytes than it may.
    case tooLarge(limit: Int)
    /// It has more fields and files than it may.
    case tooManyParts(limit: Int)
    /// It says more of one part than it may.
    case headersTooLarge(limit: Int)
    /// One of its text fields has more bytes than it may.
    case fieldTooLarge(limit: Int)
    /// The sender has as many uploads under way as they may.
    case tooManyUploads(limit: Int)

    /// Whether it is only that it has too many bytes.
    var isOfSize: Bool { if case .tooLarge = self { true } else { false } }
}
