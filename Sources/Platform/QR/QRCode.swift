/// A text as a square of dark and light modules that a camera reads (ISO/IEC 18004): bytes, with error correction of level
/// M, in the smallest version that holds them.
package struct QRCode: Sendable, Hashable {
    /// How many modules a side has, without the quiet zone.
    package let size: Int
    /// The rows from the top, each from the left; true is dark.
    package let modules: [[Bool]]

    /// The symbol of a text; nil for one of more than 2,331 bytes.
    package init?(_ text: String) {
        self.init(bytes: Array(text.utf8), mask: nil)
    }

    /// - Parameter mask: nil for the one that reads best.
    init?(bytes: [UInt8], mask: Int?) {
        guard let version = QRVersion.holding(bytes.count) else { return nil }
        var plane = QRPlane(version: version)
        plane.place(version.interleaved(version.data(of: bytes)))
        let masks = mask.map { $0...$0 } ?? 0...7
        let best = masks.map { plane.masked($0) }.min { $0.penalty < $1.penalty }
        guard let best else { return nil }
        (size, modules) = (version.size, best.modules)
    }

    /// The dark modules as the path of an SVG picture with a unit a module, the quiet zone of four modules included.
    package var path: String {
        var path = ""
        for (y, row) in modules.enumerated() {
            var x = 0
            while x < size {
                let start = x
                while x < size, row[x] { x += 1 }
                if x > start { path += "M\(start + 4) \(y + 4)h\(x - start)v1H\(start + 4)z" }
                x += 1
            }
        }
        return path
    }

    /// The side of the picture that `path` is of.
    package var pictureSize: Int { size + 8 }
}
