extension Unicode.Scalar {
    /// Whether it shows as nothing and has no width: marks of direction, joiners, soft hyphens, byte order marks. They come
    /// along when people copy from web pages and chats.
    package var isInvisible: Bool {
        switch value {
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension String {
    /// Without white space and invisible characters at both ends.
    var trimmedToVisible: Substring {
        let scalars = unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.isInvisible }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return Substring(scalars[first...last])
    }

    /// Without any invisible character.
    package var withoutInvisible: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible }))
    }
}
