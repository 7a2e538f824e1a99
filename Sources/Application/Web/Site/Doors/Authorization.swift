import Foundation
import Tenancy

/// What the header `Authorization` shows: a token, as `Bearer`, as DHIS2's `ApiToken`, or as the password of `Basic`.
struct Authorization: Sendable, Hashable {
    let secret: TokenSecret
    /// The name beside it; nil where there is none.
    let name: String?

    /// Reads the header; throws `TokenRefusal`.
    init(_ header: String) throws(TokenRefusal) {
        let words = header.split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard words.count == 2 else { throw .unrecognised }
        switch words[0].lowercased() {
        case "bearer", "apitoken":
            secret = try TokenSecret(words[1])
            name = nil
        case "basic":
            guard let data = Data(base64Encoded: words[1]) else { throw .unrecognised }
            let parts = String(decoding: data, as: UTF8.self)
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .unrecognised }
            secret = try TokenSecret(String(parts[1]))
            name = parts[0].isEmpty ? nil : parts[0].lowercased()
        default: throw .unrecognised
        }
    }

    /// What a refused client may show, as the header `WWW-Authenticate` says it.
    static let challenges = "Bearer realm=\"banmo\", Basic realm=\"banmo\", charset=\"UTF-8\""
}
