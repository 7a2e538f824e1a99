import Lifecycle
import Tenancy

/// What a parameter in the path of an address says, such as a college's identifier or a standard's code.
protocol AddressPart: Answer, Sendable {
    /// Reads it as it stands between the slashes, decoded; nil for what says nothing.
    init?(addressText text: String)

    /// As it stands between the slashes, not yet encoded.
    var addressText: String { get }
}

extension Identifier: AddressPart {
    init?(addressText text: String) { self.init(text) }

    var addressText: String { description }
}

extension String: AddressPart {
    init?(addressText text: String) {
        guard !text.isEmpty else { return nil }
        self = text
    }

    var addressText: String { self }
}

/// A number that the database holds too.
extension Int: AddressPart {
    init?(addressText text: String) {
        guard let number = Int32(text) else { return nil }
        self = Int(number)
    }

    var addressText: String { description }
}

extension Lifecycle.Document.Kind: AddressPart {
    init?(addressText text: String) { self.init(rawValue: text) }

    var addressText: String { rawValue }
}
