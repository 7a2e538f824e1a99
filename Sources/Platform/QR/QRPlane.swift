/// The square of a version: which modules are patterns, and what stands in the others.
struct QRPlane {
    let version: QRVersion
    private(set) var modules: [[Bool]]
    /// Whether a module is part of a pattern, so that no text stands there.
    private var isPattern: [[Bool]]

    /// All patterns, without text.
    init(version: QRVersion) {
        self.version = version
        let light = [[Bool]](repeating: [Bool](repeating: false, count: version.size), count: version.size)
        (modules, isPattern) = (light, light)
        let end = version.size - 1
        for place in 0...end {
            draw(place, 6, place % 2 == 0)
            draw(6, place, place % 2 == 0)
        }
        for (x, y) in [(3, 3), (end - 3, 3), (3, end - 3)] { drawFinder(x, y) }
        let places = version.alignments
        for (i, x) in places.enumerated() {
            for (j, y) in places.enumerated() {
                let isFinders = (i, j) == (0, 0) || (i, j) == (0, places.count - 1) || (i, j) == (places.count - 1, 0)
                if !isFinders { drawAlignment(x, y) }
            }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func draw(_ x: Int, _ y: Int, _ isDark: Bool) {
        modules[y][x] = isDark
        isPattern[y][x] = true
    }

    private mutating func drawFinder(_ x: Int, _ y: Int) {
        for dy in -4...4 {
            for dx in -4...4 {
                let distance = max(abs(dx), abs(dy))
                guard modules.indices.contains(x + dx), modules.indices.contains(y + dy) else { continue }
                draw(x + dx, y + dy, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ x: Int, _ y: Int) {
        for dy in -2...2 {
            for dx in -2...2 { draw(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) }
        }
    }

    /// Level and mask, twice, with ten bits that mend errors.
    private mutating func drawFormat(mask: Int) {
        // Level M is 00.
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        let size = version.size
        for place in 0...5 { draw(8, place, bit(place)) }
        draw(8, 7, bit(6))
        draw(8, 8, bit(7))
        draw(7, 8, bit(8))
        for place in 9..<15 { draw(14 - place, 8, bit(place)) }
        for place in 0..<8 { draw(size - 1 - place, 8, bit(place)) }
        for place in 8..<15 { draw(8, size - 15 + place, bit(place)) }
        draw(8, size - 8, true)
    }

    /// The version's number, twice, with twelve bits that mend errors; from version 7 on.
    private mutating func drawVersion() {
        guard version.number >= 7 else { return }
        var rest = version.number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version.number << 12 | rest
        for place in 0..<18 {
            let (near, far) = (place / 3, version.size - 11 + place % 3)
            draw(far, near, bits >> place & 1 == 1)
            draw(near, far, bits >> place & 1 == 1)
        }
    }

    /// Places codewords in the zigzag that begins at the lower right.
    mutating func place(_ codewords: [UInt8]) {
        var place = 0
        for right in stride(from: version.size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<version.size {
                let y = isUpward ? version.size - 1 - step : step
                for x in [right, right - 1] where !isPattern[y][x] && place < codewords.count * 8 {
                    modules[y][x] = codewords[place / 8] >> UInt8(7 - place % 8) & 1 == 1
                    place += 1
                }
            }
        }
    }

    /// The same with the text's modules turned by one of the eight masks.
    func masked(_ mask: Int) -> QRPlane {
        var plane = self
        for y in modules.indices {
            for x in modules.indices where !isPattern[y][x] && Self.turns(mask, x, y) { plane.modules[y][x].toggle() }
        }
        plane.drawFormat(mask: mask)
        return plane
    }

    private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
