import Postgres

/// The number of a published text: major, minor, patch, as `1.10.0`; later ones compare greater.
package struct Version: Sendable, Hashable, Comparable {
    package let major: Int
    package let minor: Int
    package let patch: Int

    /// A version by its three numbers.
    package init(major: Int, minor: Int = 0, patch: Int = 0) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads three whole numbers parted by dots, without leading zeros; nil for anything else.
    package init?(_ text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
            (part.count == 1 || part.first != "0") && part.count < 6 && part.allSatisfy("0123456789".contains)
                ? Int(part) : nil
        }
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else {
            return nil
        }
        self.init(major: major, minor: minor, patch: patch)
    }

    /// The three numbers in order of weight, as PostgreSQL sorts them.
    package var numbers: [Int32] { [Int32(major), Int32(minor), Int32(patch)] }

    /// Earlier versions come first, by number and not by letter: 1.9.0 before 1.10.0.
    package static func < (left: Version, right: Version) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

extension Version: CustomStringConvertible, Codable {
    /// `1.10.0`.
    package var description: String { "\(major).\(minor).\(patch)" }

    /// Reads a single string.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let version = Version(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no version such as 1.0.0: \(text)")
        }
        self = version
    }

    /// Writes a single string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Version: PostgresDecodable {
    /// Reads three numbers parted by dots.
    package static func decode(_ cell: Cell) throws(CellFault) -> Version {
        let text = try String.decode(cell)
        guard let version = Version(text) else { throw .value("\(text) is no version such as 1.0.0") }
        return version
    }
}
