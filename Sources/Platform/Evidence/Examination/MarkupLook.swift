/// Looks through HTML, SVG and XML for what a browser would run or fetch.
enum MarkupLook {
    /// Bytes of the longest that is looked through, and so of the longest that is taken.
    static let longest = 2 << 20

    /// Throws `EvidenceRefusal.active` for a page or picture that does something.
    static func check(_ bytes: [UInt8]) throws(EvidenceRefusal) {
        // In two bytes a letter it can't be read here, but by a browser.
        guard bytes.count <= longest, !bytes.contains(0) else { throw .active }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        for mark in marks where text.contains(mark) { throw .active }
        // An attribute such as `onload=`.
        if text.firstMatch(of: /[\s"'\/]on[a-z]+\s*=/) != nil { throw .active }
        // An address that is written so that the words above are not seen.
        if text.firstMatch(of: /(href|src|action|style)\s*=\s*["']?[^"'>]*&#/) != nil { throw .active }
    }

    private static let marks = [
        "<script", ":script", "javascript:", "vbscript:", "data:text", "<iframe", "<frame", "<object", "<embed",
        "<applet", "<foreignobject", "<!entity", "<form", "<meta http-equiv", "<base", "<link", "<?xml-stylesheet",
        "<handler", "<animate", "<set ",
    ]
}
