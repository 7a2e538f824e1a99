extension SQL {
    /// `SET LOCAL name = 'value'`, valid until the transaction ends.
    ///
    /// The value is a literal, for `SET` takes no parameters and `set_config()` does not reach the workers of Citus; so
    /// it may only hold letters and digits of ASCII, spaces and `-_,.:{}`. Throws ``InvalidSetting`` otherwise.
    package static func setLocal(_ name: StaticString, to value: String) throws(InvalidSetting) -> SQL {
        guard value.utf8.allSatisfy(isHarmless) else { throw InvalidSetting(name: "\(name)", value: value) }
        return SQL(once: "SET LOCAL \(name) = '\(value)'")
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_,.:{} ".utf8.contains(byte)
        }
    }
}
