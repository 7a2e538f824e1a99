/// Numbers in the order they came, any of which may leave early.
struct FirstInFirstOut: Sendable {
    private var numbers: [UInt64] = []
    private var start = 0
    private var present: Set<UInt64> = []

    var count: Int { present.count }

    mutating func append(_ number: UInt64) {
        numbers.append(number)
        present.insert(number)
    }

    mutating func popFirst() -> UInt64? {
        while start < numbers.count {
            let number = numbers[start]
            start += 1
            if start > 64, start * 2 > numbers.count {
                numbers.removeFirst(start)
                start = 0
            }
            if present.remove(number) != nil { return number }
        }
        forgetThoseWhoLeft()
        return nil
    }

    /// Whether it was there.
    mutating func remove(_ number: UInt64) -> Bool {
        guard present.remove(number) != nil else { return false }
        if present.isEmpty { forgetThoseWhoLeft() }
        return true
    }

    private mutating func forgetThoseWhoLeft() {
        numbers = []
        start = 0
    }
}
