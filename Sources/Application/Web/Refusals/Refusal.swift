import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Postgres
import Spreadsheet
import Tenancy

/// What went wrong as a reader is told it.
struct Refusal {
    let status: HTTPResponse.Status
    let title: String
    let message: String
    /// What exactly is missing or wrong.
    var reasons: [String] = []
    /// How to mend it.
    var mend: [String]
    /// What the answer's head says of it.
    var headers: HTTPFields = [:]

    /// The refusal for an error; whatever nobody foresaw is a fault of ours, told without its details.
    init(_ error: any Error, _ texts: Texts) {
        switch error {
        case is SignInNeeded: self.init(.unauthorized, "signIn", texts)
        case let forbidden as Forbidden:
            let roles = forbidden.roles.map { texts("roles.\($0)") }
            self.init(.forbidden, "forbidden", texts, reasons: roles)
        case is TokenTooNarrow: self.init(.forbidden, "tokenTooNarrow", texts)
        case is OtherDoor: self.init(.forbidden, "otherDoor", texts)
        case let refusal as TokenRefusal: self.init(.unauthorized, "token", texts, reasons: [texts.words(of: refusal)])
        case let refusal as TooManyRequests: self.init(refusal, texts)
        case let refusal as OtherVerb:
            self.init(.methodNotAllowed, "otherVerb", texts)
            headers[.allow] = Verbs.list(refusal.allowed)
        case is NotFound: self.init(.notFound, "notFound", texts)
        case let refusal as FormRefusal: self.init(refusal, texts)
        case is UnsendableParameter: self.init(.badRequest, "unreadable", texts)
        case let error as PostgresError where error.state == .untranslatableCharacter:
            self.init(.badRequest, "unreadable", texts)
        case let refusal as FigurePeriodRefusal:
            let sentence = texts(refusal.messageKey, refusal.arguments.mapValues { .text($0) })
            self.init(.badRequest, "badRequest", texts, reasons: [sentence])
        case let refusal as ReportRefusal:
            let (status, key): (HTTPResponse.Status, String) =
                switch refusal {
                case .moved: (.conflict, "conflict")
                case .role: (.forbidden, "forbidden")
                case .preparedBySame, .reasonMissing, .state: (.unprocessableContent, "unprocessable")
                }
            self.init(
                status,
                key,
                texts,
                reasons: [texts.words(of: refusal)]
            )
        case let refusal as College.Refusal:
            let (status, key): (HTTPResponse.Status, String) =
                refusal.isForbidding
                ? (.forbidden, "forbidden")
                : refusal.isConflict ? (.conflict, "conflict") : (.unprocessableContent, "unprocessable")
            self.init(status, key, texts, reasons: [texts.words(of: refusal)])
        case is PoolTimeout, is PoolClosed, is ConnectFailed, is ConnectionLost, is TimeExceeded, is SignInRefusal:
            self.init(.serviceUnavailable, "unavailable", texts)
        case is ServiceStopped, is CancellationError: self.init(.serviceUnavailable, "stopped", texts)
        case let error as HTTPError: self.init(error, texts)
        default: self.init(.internalServerError, "failed", texts)
        }
    }

    private init(_ refusal: TooManyRequests, _ texts: Texts) {
        self.init(.tooManyRequests, "tooMany", texts)
        mend = [texts("refusal.tooManyMend", ["count": .integer(refusal.seconds)])]
        headers[.retryAfter] = "\(refusal.seconds)"
    }

    /// 64 kB, 20 MB.
    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) kB" : "\(bytes >> 20) MB"
    }

    private init(_ refusal: FormRefusal, _ texts: Texts) {
        switch refusal {
        case .foreign: self.init(.forbidden, "expiredForm", texts)
        case .malformed, .headersTooLarge: self.init(.badRequest, "badRequest", texts)
        case .brokenOff: self.init(.badRequest, "brokenOff", texts)
        case .tooLarge(let limit):
            self.init(.contentTooLarge, "tooLarge", texts, arguments: ["limit": .text(Self.size(limit))])
        case .fieldTooLarge(let limit):
            self.init(.contentTooLarge, "fieldTooLarge", texts, arguments: ["limit": .text(Self.size(limit))])
        case .tooManyParts(let limit):
            self.init(.contentTooLarge, "tooManyParts", texts, arguments: ["limit": .text("\(limit)")])
        case .tooManyUploads(let limit):
            self.init(.tooManyRequests, "tooManyUploads", texts, arguments: ["limit": .text("\(limit)")])
        }
    }

    private init(_ error: HTTPError, _ texts: Texts) {
        switch error.status {
        case .notFound, .methodNotAllowed: self.init(error.status, "notFound", texts)
        default: self.init(error.status, "badRequest", texts)
        }
    }

    private init(
        _ status: HTTPResponse.Status,
        _ key: String,
        _ texts: Texts,
        arguments: [String: MessageArgument] = [:],
        reasons: [String] = []
    ) {
        self.status = status
        title = texts("refusal.\(key)Title")
        message = texts("refusal.\(key)Message", arguments)
        self.reasons = reasons
        mend = [texts("refusal.\(key)Mend")]
    }
}
