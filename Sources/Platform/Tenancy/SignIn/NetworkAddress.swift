import Foundation

/// An IPv4 or IPv6 address; an IPv4 address written as IPv6 is IPv4.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    /// Reads an address as proxies write it, also in brackets and with a port; nil for anything else.
    package init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            self.init(bare: String(text[text.index(after: text.startIndex)..<end]))
        } else if text.contains("."), let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon {
            self.init(bare: String(text[..<colon]))
        } else {
            self.init(bare: text)
        }
    }

    private init?(bare text: String) {
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: &six) { Array($0) }
            bytes = all.starts(with: Self.mapped) ? Array(all.dropFirst(12)) : all
        } else {
            return nil
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// `::ffff:0:0/96`, where IPv6 keeps IPv4's addresses.
    private static let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xff, 0xff]

    /// Whether it is this machine's own.
    package var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// Whoever has it: of IPv6 the first half, for a household is given 2^64 addresses.
    package var neighbourhood: String {
        bytes.count == 4 ? description : "\(NetworkAddress(bytes: bytes.prefix(8) + Array(repeating: 0, count: 8)))/64"
    }

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard bytes.withUnsafeBytes({ inet_ntop(family, $0.baseAddress, &text, socklen_t(INET6_ADDRSTRLEN)) }) != nil
        else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The addresses that begin alike: `10.0.0.0/8`, `2001:db8::/32`, or a single one.
package struct NetworkRange: Sendable, Hashable {
    private let first: NetworkAddress
    /// How many bits are alike.
    private let length: Int

    /// Reads an address with or without the number of bits that count; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = NetworkAddress(String(parts[0])) else { return nil }
        let all = first.bytes.count * 8
        guard let length = parts.count == 2 ? Int(parts[1]) : all, (0...all).contains(length) else { return nil }
        self.first = first
        self.length = length
    }

    /// Whether an address is one of them.
    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        return (0..<length).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return address.bytes[bit / 8] & mask == first.bytes[bit / 8] & mask
        }
    }
}
