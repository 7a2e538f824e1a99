import Foundation

/// Where people reach the service.
struct ServiceAddress: CustomStringConvertible {
    let url: URL

    /// An address that was given; nil unless it is http or https with a host.
    init?(_ text: String) {
        guard let components = URLComponents(string: text),
            ["http", "https"].contains(components.scheme?.lowercased()),
            let host = components.host, !host.isEmpty, let url = components.url
        else { return nil }
        self.url = url
    }

    /// What a browser on this machine is told, for a server that listens there.
    init(listening host: String, port: Int) {
        var components = URLComponents()
        components.scheme = "http"
        let isEverywhere = ["0.0.0.0", "::", "127.0.0.1", "::1", "localhost"].contains(host)
        components.host = isEverywhere ? "localhost" : host.contains(":") ? "[\(host)]" : host
        if port != 80 { components.port = port }
        url = components.url ?? URL(filePath: "/")
    }

    var description: String { url.absoluteString }
}
