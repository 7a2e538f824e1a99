import Foundation
import Hummingbird
import NIOCore
import Tenancy

/// A form that is not taken, for its sender is nobody, or not whom its page was made for, or it is too large: read no further
/// than shows that a page of ours sent it, and then to be kept or given back.
struct LateForm {
    /// Bytes that must show it.
    private static let proof = 64 << 10

    /// Its fields, those before a file where it brings one; nil where they can't be read. Throws `CancellationError`.
    static func fields(of request: Request, _ seal: FormSeal) async throws -> [String: String]? {
        let header = request.headers[.contentType] ?? ""
        let type = header.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        do {
            switch type {
            case "application/x-www-form-urlencoded": return try await text(of: request, seal)
            case "multipart/form-data": return try await parts(of: request, header)
            default: return nil
            }
        } catch is FormRefusal {
            return nil
        }
    }

    /// For whom a form was made; nil where no page of ours carried it.
    static func owner(_ fields: [String: String], _ seal: FormSeal) -> FormOwner? {
        seal.owner(fields[OwnField.owner.rawValue] ?? "", token: fields[OwnField.token.rawValue] ?? "")
    }

    private static func text(of request: Request, _ seal: FormSeal) async throws -> [String: String]? {
        let limits = FormLimits()
        var body = try FormBody(request, limit: FormLimits.givenBack)
        var (text, isOurs) = (ByteBuffer(), false)
        while var chunk = try await body.next() {
            text.writeBuffer(&chunk)
            guard !isOurs, text.readableBytes > proof else { continue }
            let begun = String(decoding: text.readableBytesView.prefix(proof), as: UTF8.self)
            guard owner(try URLEncodedForm.fields(of: begun, limits: limits), seal) != nil else { return nil }
            isOurs = true
        }
        return try URLEncodedForm.fields(of: String(buffer: text), limits: limits)
    }

    private static func parts(of request: Request, _ header: String) async throws -> [String: String] {
        let limits = FormLimits()
        var parser = try MultipartParser(contentType: header, limits: limits)
        // No form says so, and a file ends the reading.
        var parts = FormParts(limits: limits, token: "")
        do {
            var body = try FormBody(request, limit: Door.pages.bodyLimit)
            var count = 0
            while count < proof, let chunk = try await body.next() {
                count += chunk.readableBytes
                for event in try parser.push(chunk.readableBytesView) { try await parts.take(event) }
            }
        } catch FormRefusal.foreign {
            // The file, which can't be kept.
        }
        return parts.fields
    }
}
