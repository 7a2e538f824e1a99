import Foundation
import Synchronization

/// A time zone by its IANA name, such as `Asia/Vientiane`: what day and hour a moment is in a place.
package struct Zone: Hashable, Sendable {
    /// As IANA writes it.
    package let name: String
    private let rules: TimeZone

    private init(name: String, rules: TimeZone) {
        self.name = name
        self.rules = rules
    }

    /// The zone of a name, a region's and a place's or `UTC`; nil for one that this machine doesn't know.
    package init?(_ name: String) {
        if let known = Self.known.withLock({ $0[name] }) {
            self = known
            return
        }
        let isName = name == "UTC" || name.wholeMatch(of: /[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+\-]+)+/) != nil
        guard isName, let rules = TimeZone(identifier: name) else { return nil }
        self.init(name: name, rules: rules)
        let zone = self
        Self.known.withLock { $0[name] = zone }
    }

    /// Those that were asked for: a page of colleges names some dozen again and again. There are a few hundred at most.
    private static let known = Mutex<[String: Zone]>([:])

    /// China's, in which a programme counts its days unless it says otherwise.
    package static let china = Zone(name: "Asia/Shanghai", rules: TimeZone(identifier: "Asia/Shanghai") ?? .gmt)
    /// Greenwich's, without summer time.
    package static let utc = Zone(name: "UTC", rules: .gmt)

    /// How many seconds its clocks are ahead of UTC at a moment; negative behind it.
    package func offset(at moment: Date) -> Int { rules.secondsFromGMT(for: moment) }

    package static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Zone: LosslessStringConvertible, Codable {
    package var description: String { name }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let zone = Zone(name) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(name) is no time zone")
        }
        self = zone
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
