import Curl
import Foundation
import Language
import Outbox
import Postgres
import Tenancy

/// Sends what is in the queue: at least once, each with the same identifier however often; of several services the one that
/// has the lease. Each address has a conversation of its own, so that none waits for another.
package struct MailSender: Sendable {
    /// What came of a look into the queue.
    package struct Outcome: Sendable {
        package fileprivate(set) var sent = 0
        /// What stood in the way of single mails and of all.
        package fileprivate(set) var failures: [any Error] = []
    }

    /// How many conversations are held at once.
    static let lanes = 8
    /// How long whoever took a mail out of the queue may take; should they die, it is sent so much later.
    static let claim: TimeInterval = 60
    /// How long it waits when there was nothing to send.
    static let pause = Duration.seconds(2)

    private let database: Database
    private let server: MailServer
    private let writer: LetterWriter
    private let pauses: MailPauses
    private let now: @Sendable () -> Date
    private let lease: OutboxLease

    /// A sender by one server, of letters that this writer writes.
    package init(
        database: Database,
        server: MailServer,
        writer: LetterWriter,
        pauses: MailPauses = MailPauses(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.server = server
        self.writer = writer
        self.pauses = pauses
        self.now = now
        lease = OutboxLease(named: "mail")
    }

    /// Sends until cancelled.
    package func run(telling tell: @Sendable (Outcome) -> Void) async throws {
        var failures = 0
        while true {
            let (outcome, isServerAway) = await look(isInDoubt: failures > 0)
            try Task.checkCancellation()
            tell(outcome)
            failures = isServerAway ? failures + 1 : 0
            let pause = isServerAway ? Duration.seconds(pauses.pause(ofServerAfter: failures)) : Self.pause
            try await Task.sleep(for: pause)
        }
    }

    /// Gives the lease back, so that another service need not wait for its end.
    package func giveBack() async throws { try await lease.giveBack(in: database.pool) }

    /// Makes the digests that are due and sends what is due, if this sender has the lease; whether the server can't be
    /// reached, so that trying the next mail would be of no use.
    ///
    /// - Parameter isInDoubt: tries one mail before the others, for the server was not there.
    package func look(isInDoubt: Bool = false) async -> (outcome: Outcome, isServerAway: Bool) {
        var (outcome, isAway, lanes) = (Outcome(), false, isInDoubt ? 1 : Self.lanes)
        do {
            guard try await lease.take(in: database.pool, now: now()) else { return (outcome, false) }
            try await database.makeDigests(at: now())
            try await withThrowingTaskGroup(of: (address: String, fault: MailFault?).self) { group in
                var busy: Set<String> = []
                while true {
                    let mails = isAway ? [] : try await claim(lanes - busy.count, besides: Array(busy))
                    for mail in mails {
                        busy.insert(mail.address)
                        group.addTask { (mail.address, try await send(mail)) }
                    }
                    guard let done = try await group.next() else { break }
                    busy.remove(done.address)
                    if let fault = done.fault {
                        outcome.failures.append(fault)
                        if fault.isOfServer { isAway = true }
                    } else {
                        outcome.sent += 1
                    }
                    if !isAway { lanes = Self.lanes }
                }
            }
        } catch {
            outcome.failures.append(error)
        }
        return (outcome, isAway)
    }

    private func claim(_ count: Int, besides addresses: [String]) async throws -> [QueuedMail] {
        // What is under way takes less than the lease lasts, and this takes it anew.
        guard count > 0, try await lease.take(in: database.pool, now: now()) else { return [] }
        let now = now()
        return try await database.asNotices { transaction in
            try await transaction.claim(
                count,
                besides: addresses,
                until: now.addingTimeInterval(Self.claim),
                at: now
            )
        }
    }

    /// Sends one mail; what stood in the way of it, after it was put back.
    private func send(_ mail: QueuedMail) async throws -> MailFault? {
        do {
            let key = try await database.mailKey(of: mail)
            try await server.send(writer.envelope(mail, key: key, at: now()))
        } catch MailFault.cancelled {
            // What was claimed is free by itself after a while, and whoever comes then sends it.
            throw CancellationError()
        } catch let fault as MailFault {
            try await postpone(mail, for: fault)
            return fault
        }
        try await database.asNotices { try await $0.markSent(mail, at: now()) }
        return nil
    }

    private func postpone(_ mail: QueuedMail, for fault: MailFault) async throws {
        let now = now()
        let attempts = mail.attempts + (fault.isOfServer ? 0 : 1)
        let isOver = fault.isForEver || now > mail.made.addingTimeInterval(pauses.patience)
        let next = fault.isOfServer ? now : now.addingTimeInterval(pauses.pause(after: attempts))
        try await database.asNotices { transaction in
            try await transaction.postpone(
                mail,
                to: isOver ? nil : next,
                attempts: attempts,
                fault: fault.words ?? "",
                at: now
            )
        }
    }
}

extension Database {
    /// The key by which a reader's addresses are signed; nil where they are forgotten.
    fileprivate func mailKey(of mail: QueuedMail) async throws -> [UInt8]? {
        try await asNotices { transaction in
            try await transaction.first(
                "SELECT mail_key FROM notices.reader WHERE tenant_id = \(mail.tenant) AND member_id = \(mail.member)"
            )
        }
    }
}
