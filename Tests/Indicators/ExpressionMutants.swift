import Collection
import Indicators
import Support

/// Expressions with random mistakes: bytes changed, pieces of other expressions put in, taken out or doubled.
struct ExpressionMutants {
    private var random: SeededRandom
    private static let seeds: [(ExpressionMode, [UInt8])] = [
        (.indicator, "(#{TCH_GRADUATES_EMPLOYED}+#{TCH_GRADUATES_FURTHER_STUDY})/#{TCH_GRADUATES_TRACKED}"),
        (.indicator, "if(isNull(#{a.b}),[days],#{fbfJHSPpUQD.pq2XI5kz2BY}*1.5e3)^2"),
        (.test, "is('A' in 'A',\"B\\u4e2d\",'C')&&!(1<2)||true"),
        (.indicator, "subExpression(#{x}.aggregationType(LAST).periodOffset(-1)%7)"),
        (.indicator, "N{q}+R{d.REPORTING_RATE}-C{k}*OUG{g}"),
        (.indicator, "(#{x}.minDate(2020-1-1)+[periodInYear]).yearToDate()"),
        (.validation, "if(orgUnit.ancestor(a,b) and not orgUnit.group(c),1,0)"),
        (.validation, "greatest(1,-2.5,log(8,2),log10(#{y}))/* c */"),
        (.test, "containsItems('ab,cd','ab')==true!=false"),
        (.validation, "firstNonNull(#{x},removeZeros(#{y.*}),null,0)"),
        (.indicator, "1/0+2%0-.5*(3-(2-1))"), (.test, "!!(-+-1>=2<=3)"),
    ].map { ($0, Array($1.utf8)) }
    private static let pieces = [
        "(", ")", "((((", "))))", ",", "#{", "}", "'", "\"", "\\", "/*", "*/", ".", ".periodOffset(", "e9999", "^",
        "^-",
        "if(", "null", "in", " ", "\n", "\0", "中", "×", "[days]", "999999999999999999999999999999999999999999",
        "1e-999",
        "%", "&&", "or ", "==", "!", "true", "log(", "isNull(", "-", "C{x}", "\u{FF08}", "e\u{301}",
    ].map { Array($0.utf8) }

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// The next expression, and the mode that it was one of before the mistakes.
    mutating func next() -> (source: String, mode: ExpressionMode) {
        var (mode, bytes) = ExpressionMutants.seeds[random.below(ExpressionMutants.seeds.count)]
        let right = bytes
        repeat {
            for _ in 0...random.below(1 + random.below(3)) { mutate(&bytes) }
        } while bytes == right
        if random.below(8) == 0 { mode = ExpressionMode.allCases[random.below(3)] }
        return (String(decoding: bytes, as: UTF8.self), mode)
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = random.below(bytes.count + 1)
        let length = min(random.below(8), bytes.count - place)
        switch random.below(6) {
        case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<(place + length))
        case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 3:
            let other = ExpressionMutants.seeds[random.below(ExpressionMutants.seeds.count)].1
            let start = random.below(other.count)
            bytes.insert(contentsOf: other[start..<min(start + random.below(20), other.count)], at: place)
        case 4 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(7))
        default:
            let piece = ExpressionMutants.pieces[random.below(ExpressionMutants.pieces.count)]
            bytes.insert(contentsOf: piece, at: place)
        }
    }
}
