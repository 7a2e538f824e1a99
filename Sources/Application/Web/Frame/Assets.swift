import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// The stylesheet and the icon, named by their content so that browsers keep them.
struct Assets: Sendable {
    /// One file.
    struct Asset: Sendable {
        let address: Address
        let reply: Reply
    }

    let stylesheet: Asset
    let icon: Asset
    /// Sends files piece by piece, where scripts run.
    let script: Asset

    init() throws {
        stylesheet = try Self.asset("banmo", "css", type: "text/css; charset=utf-8")
        icon = try Self.asset("favicon", "svg", type: "image/svg+xml")
        script = try Self.asset("upload", "js", type: "text/javascript; charset=utf-8")
    }

    private static func asset(_ name: String, _ kind: String, type: String) throws -> Asset {
        guard let file = Bundle.module.url(forResource: name, withExtension: kind) else {
            throw CocoaError(.fileNoSuchFile)
        }
        let bytes = Array(try Data(contentsOf: file))
        let mark = SHA256.hash(data: bytes).prefix(6).map { String(format: "%02x", $0) }.joined()
        return Asset(
            address: Routes.asset(mark, "\(name).\(kind)"),
            reply: Reply(bytes: bytes, type: type, caching: "public, max-age=31536000, immutable")
        )
    }
}

/// `GET /assets/{mark}/{file}`.
struct ShowAsset: Endpoint {
    static let contract = Contract(files: ["text/css", "image/svg+xml", "text/javascript"])

    let assets: Assets
    /// What is asked for.
    let address: Address

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let asset = [assets.stylesheet, assets.icon, assets.script].first { $0.address == address }
        guard let asset else { throw HTTPError(.notFound) }
        return asset.reply.response(to: request)
    }
}
