/// Numbers that look like chance and are the same on every run: a hash of a seed and of what they are for.
struct Chance {
    let seed: UInt64

    /// From 0 up to 1.
    func share(_ what: String...) -> Double {
        var hash = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xCBF2_9CE4_8422_2325
        for byte in what.joined(separator: "/").utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        // SplitMix64's finish spreads the last bytes over all bits.
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        return Double(hash >> 11) / Double(1 << 53)
    }

    /// From -1 up to 1, mostly near 0.
    func swing(_ what: String...) -> Double {
        let key = what.joined(separator: "/")
        return share(key, "a") + share(key, "b") - 1
    }
}
