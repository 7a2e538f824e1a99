/// The byte that separates a CSV file's fields: a comma, a semicolon or a tab.
struct Delimiter {
    let byte: UInt8
    /// How many bytes at the start only name it (`sep=;`, which Excel understands).
    let announced: Int

    /// Takes the one that the file's first line names, else the one that the first records agree on best.
    init(_ head: ArraySlice<UInt8>) {
        let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last, Self.candidates.contains(last)
        {
            byte = last
            let isCRLF = head[line.endIndex...].starts(with: [13, 10])
            announced = min(head.count, line.count + (isCRLF ? 2 : 1))
            return
        }
        let scores = Self.candidates.map { (byte: $0, score: Self.score($0, head)) }
        byte = scores.max { $0.score < $1.score }?.byte ?? Self.comma
        announced = 0
    }

    private static let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ";"), comma]
    private static let comma = UInt8(ascii: ",")

    /// In how many of the first 20 records it stands as often as in the first; 0 (a comma: 1) if none has it.
    private static func score(_ byte: UInt8, _ head: ArraySlice<UInt8>) -> Int {
        var counts: [Int] = []
        var count = 0
        var isQuoted = false
        var isFieldStart = true
        for current in head where counts.count < 20 {
            switch current {
            case UInt8(ascii: "\"") where isQuoted || isFieldStart:
                isQuoted.toggle()
                isFieldStart = !isQuoted
            case byte where !isQuoted:
                count += 1
                isFieldStart = true
            case UInt8(ascii: "\n") where !isQuoted, UInt8(ascii: "\r") where !isQuoted:
                if count > 0 { counts.append(count) }
                count = 0
                isFieldStart = true
            case UInt8(ascii: " ") where isFieldStart: break
            default:
                isFieldStart = false
            }
        }
        if counts.isEmpty { counts = [count] }
        guard let first = counts.first, first > 0 else { return byte == comma ? 1 : 0 }
        return counts.count { $0 == first } * 100 + min(first, 99)
    }
}
