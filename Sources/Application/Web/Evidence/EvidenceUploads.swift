import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Tenancy

/// tus 1.0, its core and creation: how an upload is taken up where it broke off.
enum Tus {
    static let version = "1.0.0"
    static let type = "application/offset+octet-stream"

    /// Whether an address is one of uploads.
    static func isAt(_ path: String) -> Bool {
        let uploads = "\(Routes.evidenceUploads())"
        return path == uploads || path.hasPrefix("\(uploads)/")
    }

    /// What is told to `OPTIONS`: which version and what of it, and to a member how large a file may be.
    static func offer(to member: Member?, _ site: Site) async throws -> HTTPFields {
        var headers: HTTPFields = [
            .tusResumable: version, .tusVersion: version, .tusExtension: "creation,expiration,termination",
        ]
        if let member {
            let rule = try await site.database.reading(as: member) { try await $0.evidenceRule() }
            headers[.tusMaxSize] = "\(rule.largest)"
        }
        return headers
    }

    /// What of an upload stands in the head of every answer.
    static func headers(_ upload: EvidenceUpload, received: Int? = nil) -> HTTPFields {
        var headers: HTTPFields = [
            .tusResumable: version, .uploadOffset: "\(received ?? upload.received)", .cacheControl: "no-store",
        ]
        headers[.uploadLength] = "\(upload.size)"
        headers[.uploadExpires] = HTTPDate.text(upload.expires)
        return headers
    }

    /// What a client says of a file: names with texts in Base64 behind them; throws `FormRefusal.malformed`.
    static func metadata(_ header: String) throws(FormRefusal) -> [String: String] {
        var said: [String: String] = [:]
        for pair in header.split(separator: ",") {
            let words = pair.split(separator: " ")
            guard let name = words.first, words.count <= 2 else { throw .malformed }
            guard let data = Data(base64Encoded: words.count > 1 ? String(words[1]) : ""),
                let text = String(data: data, encoding: .utf8)
            else { throw .malformed }
            said[String(name)] = text
        }
        return said
    }

    /// Throws `FormRefusal.foreign` unless a page of this session, or a machine, sends it.
    static func check(_ request: Request, _ context: Context) throws(FormRefusal) {
        guard context.door.credentials == .cookie else { return }
        guard context.isSessionKnown, request.headers[.formToken] == context.session.formToken else { throw .foreign }
    }
}

/// `POST /evidence/uploads`: begins an upload.
struct BeginEvidenceUpload: Endpoint {
    static let contract = Contract(makes: EvidenceUpload.self, takes: [])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        try Tus.check(request, context)
        let said = try Tus.metadata(request.headers[.uploadMetadata] ?? "")
        guard let size = request.headers[.uploadLength].flatMap({ Int($0) }), size >= 0 else {
            throw FormRefusal.malformed
        }
        guard let subject = EvidenceSubject(said["subject"] ?? "") else { throw NotFound(what: "evidence") }
        let upload = try await site.database.beginUpload(
            of: size,
            EvidenceWords(
                fileName: said["filename"] ?? said["name"] ?? "",
                sentence: said["sentence"] ?? "",
                language: said["language"] ?? context.language.description
            ),
            to: subject,
            replacing: said["replaces"].flatMap { Identifier($0) },
            in: Site.evidenceRooms,
            by: try context.act(at: site.now())
        )
        var response = try Reply.once(upload, at: Routes.evidenceUpload(upload.id)).response(to: request)
        for field in Tus.headers(upload) where field.name != .uploadOffset {
            response.headers[field.name] = field.value
        }
        return response
    }
}

/// `GET /evidence/uploads/{id}`: how much of it is here.
struct ShowEvidenceUpload: Endpoint {
    static let contract = Contract(answers: EvidenceUpload.self, at: [.pages, .machine])

    let site: Site
    let id: Identifier<EvidenceUpload>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let upload = try await site.database.reading(as: member) { try await $0.evidenceUpload(id) }
        var response = try Reply.json(upload).response(to: request)
        for field in Tus.headers(upload) { response.headers[field.name] = field.value }
        return response
    }
}

/// `DELETE /evidence/uploads/{id}`: gives it up.
struct DropEvidenceUpload: Endpoint {
    static let contract = Contract(.nothing, takes: [])

    let site: Site
    let id: Identifier<EvidenceUpload>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try Tus.check(request, context)
        try await site.database.dropUpload(id, by: try context.act(at: site.now()))
        return Response(status: .noContent, headers: [.tusResumable: Tus.version])
    }
}

/// A moment as heads of answers have it (RFC 9110 section 5.6.7).
enum HTTPDate {
    static func text(_ date: Date) -> String {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        func two(_ number: Int?) -> String { String((number ?? 0) + 100).suffix(2).description }
        let weekday = days[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let time = [parts.hour, parts.minute, parts.second].map(two).joined(separator: ":")
        return "\(weekday), \(two(parts.day)) \(month) \(parts.year ?? 0) \(time) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
