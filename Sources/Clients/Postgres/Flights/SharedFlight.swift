import CPostgres

extension Connection {
    /// Flies reads of many askers: each its own `BEGIN`, settings, query and `Sync`, all of them sent before the first answer
    /// is read, each told its own as soon as it is there. The `COMMIT` of one travels with the next.
    ///
    /// A fault hits only its own read: the server skips to the next `Sync`, and the `COMMIT` there ends what had failed.
    /// Gives the reads to be flown again: those whose prepared statement no longer fitted, and those that were cancelled in
    /// the place of another, for the server is told only to cancel what it runs.
    func fly(together reads: [SharedRead]) -> [SharedRead] {
        roundTrips += 1
        isAtRisk = false
        var expectations: [[Expectation]] = []
        do {
            let closing = closing()
            if !closing.isEmpty { try leave(closing) }
            for (index, read) in reads.enumerated() {
                let closing: [SQL] = index == 0 ? [] : ["COMMIT"]
                expectations.append(try launch(closing + ["BEGIN READ ONLY"] + read.opening + [read.query]))
            }
            let last = try launch(["COMMIT"])
            let again = land(reads, expectations)
            outstanding = last
            return again
        } catch {
            lost(reads, error)
            return []
        }
    }

    private func land(_ reads: [SharedRead], _ expectations: [[Expectation]]) -> [SharedRead] {
        var again: [SharedRead] = []
        for (index, read) in reads.enumerated() {
            do {
                switch try landed(read, expectations[index]) {
                case .success(let rows): read.tell(.landed(.success(rows)))
                case .failure(let error) where isForeign(error, to: read): again.append(read)
                case .failure(let error): read.tell(.landed(.failure(error)))
                }
            } catch {
                lost(again + reads[index...], error)
                return []
            }
        }
        return again
    }

    private func landed(_ read: SharedRead, _ expectations: [Expectation]) throws -> Result<Rows, PostgresError> {
        let canceller = handle.canceller
        let number = canceller.newNumber()
        running = number
        canceller.begin(number)
        if read.begin(number, canceller) { canceller.cancel(number) }
        defer {
            read.end()
            running = 0
            if isLost { canceller.abandon() } else { canceller.end() }
        }
        do {
            let rows = try land(expectations)
            return .success(rows[rows.count - 1])
        } catch let error as PostgresError {
            return .failure(error)
        }
    }

    /// Whether the fault is not the read's own.
    private func isForeign(_ error: PostgresError, to read: SharedRead) -> Bool {
        error.isStalePlan || error.state == .queryCanceled && !read.isCancelled
    }

    private func lost(_ reads: some Sequence<SharedRead>, _ error: any Error) {
        for read in reads { read.tell(.landed(.failure(error))) }
    }
}
