/// Who is connected, and who leaves when somebody new comes and no place is free: the rules, without a socket or a clock.
///
/// Whoever waits for the client to say or to read more can be let go for somebody else: the one that has been silent
/// longest first, of the address that has most of them. Whose answer is being worked at stays.
struct Seats {
    /// What somebody who comes is told.
    enum Admission: Equatable {
        case welcome
        /// Welcome, when this one has been let go.
        case instead(of: UInt64)
        /// Their address has as many as it may, and all are being answered.
        case addressFull
        /// All places are taken by who is being answered.
        case full
    }

    private struct Seat {
        let address: String
        /// Requests that are all there, and whose answers have not begun; below zero where an answer came first.
        var work = 0
        /// The later, the greater.
        var lastHeard: UInt64
    }

    /// How many there may be, and how many of them one address may have.
    let limit: Int
    let share: Int
    private var seats: [UInt64: Seat] = [:]
    private var ofAddress: [String: Int] = [:]
    private var moment: UInt64 = 0

    init(limit: Int, share: Int) {
        (self.limit, self.share) = (limit, share)
    }

    var count: Int { seats.count }

    /// Somebody comes.
    ///
    /// - Parameter isShared: whether others than its own clients come from that address, as from a proxy's, so that it
    ///   has no share.
    mutating func come(_ number: UInt64, from address: String, isShared: Bool) -> Admission {
        let hasItsShare = !isShared && ofAddress[address, default: 0] >= share
        guard hasItsShare || seats.count >= limit else {
            sit(number, address)
            return .welcome
        }
        guard let silent = hasItsShare ? longestSilent(of: address) : longestSilentOfMost() else {
            return hasItsShare ? .addressFull : .full
        }
        leave(silent)
        sit(number, address)
        return .instead(of: silent)
    }

    /// Something was said to or by them; `work` says whether a request is all there (1) or its answer begins (-1).
    mutating func hear(_ number: UInt64, work: Int = 0) {
        guard seats[number] != nil else { return }
        moment += 1
        seats[number]?.lastHeard = moment
        seats[number]?.work += work
    }

    /// They have gone, or have to.
    mutating func leave(_ number: UInt64) {
        guard let seat = seats.removeValue(forKey: number) else { return }
        let left = ofAddress[seat.address, default: 0] - 1
        ofAddress[seat.address] = left > 0 ? left : nil
    }

    private mutating func sit(_ number: UInt64, _ address: String) {
        moment += 1
        seats[number] = Seat(address: address, lastHeard: moment)
        ofAddress[address, default: 0] += 1
    }

    private func longestSilent(of address: String) -> UInt64? {
        seats.filter { $0.value.work <= 0 && $0.value.address == address }
            .min { $0.value.lastHeard < $1.value.lastHeard }?.key
    }

    private func longestSilentOfMost() -> UInt64? {
        var silent: [String: Int] = [:]
        for seat in seats.values where seat.work <= 0 { silent[seat.address, default: 0] += 1 }
        return silent.max { $0.value < $1.value }.flatMap { longestSilent(of: $0.key) }
    }
}
