extension QRPlane {
    /// How badly a symbol reads: long runs, blocks, what looks like a finder, and more of one shade than of the other.
    var penalty: Int {
        let columns = modules.indices.map { x in modules.map { $0[x] } }
        let lines = modules + columns
        let runs = lines.reduce(0) { $0 + Self.runs($1) }
        let finders = lines.reduce(0) { $0 + Self.finders($1) }
        return runs + finders + blocks + balance
    }

    /// Three for five alike in a row, and one for each more.
    private static func runs(_ line: [Bool]) -> Int {
        var (penalty, length) = (0, 0)
        for (index, module) in line.enumerated() {
            length = index > 0 && line[index - 1] == module ? length + 1 : 1
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        return penalty
    }

    /// Forty for each 1:1:3:1:1 with four light modules on a side.
    private static func finders(_ line: [Bool]) -> Int {
        var (window, penalty) = (0, 0)
        for (place, isDark) in line.enumerated() {
            window = (window << 1 | (isDark ? 1 : 0)) & 0b111_1111_1111
            if place >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { penalty += 40 }
        }
        return penalty
    }

    /// Three for each two by two alike.
    private var blocks: Int {
        var penalty = 0
        for y in modules.indices.dropLast() {
            for x in modules.indices.dropLast() {
                let module = modules[y][x]
                if modules[y][x + 1] == module && modules[y + 1][x] == module && modules[y + 1][x + 1] == module {
                    penalty += 3
                }
            }
        }
        return penalty
    }

    /// Ten for each five per cent away from half dark.
    private var balance: Int {
        let dark = modules.reduce(0) { $0 + $1.count { $0 } }
        let total = version.size * version.size
        return abs(dark * 20 - total * 10) / total * 10
    }
}
