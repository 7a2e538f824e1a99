import HTTPTypes
import Hummingbird
import Language

/// How DHIS2 tells that something is refused, whatever was asked for: never a page.
struct DHIS2Dialect: Dialect {
    /// What DHIS2 calls a web message.
    struct Message: Shaped {
        static let shape = Shape<Message>("DHIS2Message") { shape in
            shape.field("httpStatus", \.httpStatus)
            shape.field("httpStatusCode", \.httpStatusCode)
            shape.field("status", \.status)
            shape.field("message", \.message)
            shape.optional("errorCode", \.errorCode)
            shape.field("devMessage", \.devMessage)
        }

        /// The status in words: `Not Found`.
        let httpStatus: String
        let httpStatusCode: Int
        let status = "ERROR"
        let message: String
        /// DHIS2's own code; absent where it has none for this.
        let errorCode: String?
        /// Our code, which never changes, and what the logs call the request.
        let devMessage: String
    }

    func answer(_ refusal: Refusal, _ request: Request, _ context: Context, _ site: Site) throws -> Response {
        // What its users send wrongly it answers as a conflict.
        let status = refusal.status == .unprocessableContent ? HTTPResponse.Status.conflict : refusal.status
        let message = Message(
            httpStatus: status.reasonPhrase,
            httpStatusCode: status.code,
            message: refusal.detail,
            errorCode: refusal.foreignCode ?? Self.code(of: status),
            devMessage: "\(refusal.code.rawValue) \(context.requestIdentifier)"
        )
        var response = try Reply.json(message, status: status).response(to: request)
        if status == .unauthorized { response.headers[.wwwAuthenticate] = Authorization.challenges }
        for field in refusal.headers { response.headers[field.name] = field.value }
        return response
    }

    /// The code that DHIS2 gives what isn't there.
    private static func code(of status: HTTPResponse.Status) -> String? { status == .notFound ? "E1005" : nil }
}

/// What DHIS2 knows by a code of its own, told in the words of the catalogue under `dhis2.faults`.
struct DHIS2Fault: Error, Hashable {
    /// `E7120`; without the letter where DHIS2 has none.
    let code: String
    var status: HTTPResponse.Status = .conflict
    /// What the sentence names.
    var subject = ""
}

extension Refusal {
    /// What only DHIS2's clients can do wrong.
    static func ofDHIS2(_ error: any Error, _ texts: Texts) -> Refusal? {
        guard let fault = error as? DHIS2Fault else { return nil }
        let words = texts("dhis2.faults.\(fault.code)", ["subject": .text(String(fault.subject.prefix(200)))])
        var refusal = Refusal(.requestMalformed, texts, reasons: [words])
        (refusal.status, refusal.foreignCode) = (fault.status, fault.code.hasPrefix("E") ? fault.code : nil)
        return refusal
    }
}
