import Tenancy

/// Which machines' word on whom they ask for is taken: proxies on this machine, and those that the operator named.
struct Forwarding: Sendable {
    /// The proxies on other machines.
    var trusted: [NetworkRange] = []

    /// The client's address: of those that a trusted proxy and the ones behind it name, the last that is no such
    /// proxy's. What stands before that anybody could have written.
    ///
    /// - Parameters:
    ///   - peer: the other end of the connection.
    ///   - forwarded: `X-Forwarded-For`, the nearest last.
    func client(behind peer: String, forwarded: String?) -> String {
        guard var client = NetworkAddress(peer), let forwarded else { return peer }
        for name in forwarded.split(separator: ",").reversed() where trusts(client) {
            guard let next = NetworkAddress(String(name)) else { break }
            client = next
        }
        return client.description
    }

    /// Whether it is such a proxy, or may be.
    func trusts(_ machine: NetworkAddress) -> Bool {
        machine.isLoopback || trusted.contains { $0.contains(machine) }
    }
}
