import Foundation
import Lifecycle
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@testable import Evidence

@Suite struct `Files in PostgreSQL` {
    let programme: FreshProgramme
    let college: College
    let rooms = EvidenceRooms(EvidenceRooms.lifecycle)

    init() async throws {
        programme = try await FreshProgramme()
        let new = NewCollege(
            nameZh: "老挝班墨学院",
            nameEn: "Laos–Ban-Mo College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: .known(programme.partner.id)
        )
        college = try await programme.database.begin(new, by: Act(programme.reporter, at: Date(), from: "test")).college
    }

    var subject: EvidenceSubject { .application(of: college.id) }

    @Test(arguments: ["签到表 (6月).txt", "ບັນຊີ.txt", "قائمة.txt", "\"quoted\" %41; name.txt", "café.txt"])
    func `keep their names in any script, and every byte`(name: String) async throws {
        let bytes = (0..<700_000).map { UInt8(32 + $0 % 90) }
        let id = try await attach(bytes, named: name)
        let attachment = try await read(id)
        #expect(attachment.words.fileName == name)
        #expect(try await content(of: attachment, as: programme.reviewer) == bytes)
        #expect(
            try await content(of: attachment, 262_100..<524_400, as: programme.reporter)
                == Array(bytes[262_100..<524_400])
        )
    }

    @Test func `are kept once a tenant, however often they are attached`() async throws {
        let bytes = Array("seen \(UUID())".utf8)
        let (first, second) = (try await attach(bytes, named: "a.txt"), try await attach(bytes, named: "b.txt"))
        #expect(first != second)
        #expect(try await read(first).file == read(second).file)
        let count: Int = try await programme.database.reading(as: programme.reporter) { scope in
            try await scope.one("SELECT count(*) FROM evidence.file WHERE tenant_id = \(scope.member.organisation)")
        }
        #expect(count == 1)
    }

    @Test func `show nobody of another tenant a byte, by identifier, hash or guessed chunk`() async throws {
        let attachment = try await read(try await attach(Array("secret".utf8), named: "a.txt"))
        let partner = programme.member(.partner, of: programme.partner)
        for stranger in [programme.stranger, partner, programme.member(.expert, of: programme.headquarters)] {
            await #expect(throws: NotFound.self) {
                try await programme.database.reading(as: stranger) { try await $0.attachment(attachment.id) }
            }
            await #expect(throws: FileReading.Damaged.self) { try await content(of: attachment, as: stranger) }
            let rows: Int = try await programme.database.reading(as: stranger) { scope in
                try await scope.one("SELECT count(*) FROM evidence.chunk WHERE sha256 = \(attachment.file.sha256)")
            }
            #expect(rows == 0)
        }
        let granted = programme.member(.partner, of: programme.partner, seeing: [college.id.uuid])
        #expect(try await content(of: attachment, as: granted) == Array("secret".utf8))
    }

    @Test func `are replaced and withdrawn by their own organisation, and stay for what was decided on them`()
        async throws
    {
        let first = try await attach(Array("first".utf8), named: "a.txt")
        let decision = EvidenceDecision.step(1, of: college.id.uuid)
        try await programme.database.transaction(as: programme.reporter) { [subject, college] scope in
            try await scope.cite([subject], for: decision, of: college.tenant, at: Date())
        }
        let second = try await attach(Array("second".utf8), named: "a.txt", replacing: first)
        #expect(try await read(first).end?.replacedBy == second)
        await #expect(throws: EvidenceRefusal.ended) {
            try await programme.database.withdraw(first, in: rooms, by: act(programme.reporter))
        }
        await #expect(throws: Forbidden.self) {
            try await programme.database.withdraw(second, in: rooms, by: act(programme.reviewer))
        }
        try await programme.database.withdraw(second, in: rooms, by: act(programme.reporter))
        let cited = try await programme.database.reading(as: programme.reviewer) {
            try await $0.attachments(citedBy: decision)
        }
        #expect(cited.map(\.id) == [first])
        #expect(try await content(of: cited[0], as: programme.reviewer) == Array("first".utf8))
    }

    @Test func `are taken from whoever may, as large as headquarters says`() async throws {
        await #expect(throws: Forbidden.self) {
            try await attach(Array("what was seen".utf8), named: "a.txt", by: programme.approver)
        }
        await #expect(throws: NotFound.self) {
            try await attach(Array("what was seen".utf8), named: "a.txt", by: programme.stranger)
        }
        let rule = try EvidenceRule(megabytes: 1)
        try await programme.database.set(rule, by: act(programme.hqAdmin))
        await #expect(throws: EvidenceRefusal.tooLarge(limit: 1 << 20)) {
            try await attach([UInt8](repeating: 0x41, count: (1 << 20) + 1), named: "a.txt")
        }
    }

    @Test func `are found out by the check where bytes are missing or altered`() async throws {
        let own = try await FreshProgramme(in: FreshProgramme.migratedDatabase())
        let planted = try await Self(in: own)
        let bytes = [UInt8](repeating: 0x41, count: 600_000)
        let (whole, altered, missing) = (
            try await planted.attach(bytes, named: "a.txt"), try await planted.attach(bytes + [0x42], named: "b.txt"),
            try await planted.attach(bytes + [0x43], named: "c.txt")
        )
        let onlooker = own.member(.leader, of: own.headquarters)
        #expect(try await own.database.evidenceFaults(as: onlooker).faults == [])
        let name: String = try await own.database.pool.one("SELECT current_database()::text")
        let server = try PostgresServer.shared.get()
        let superuser = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        let files = (altered: try await planted.read(altered).file, missing: try await planted.read(missing).file)
        try await superuser.execute(
            "UPDATE evidence.chunk SET bytes = set_byte(bytes, 7, 1) WHERE sha256 = \(files.altered.sha256) AND ordinal = 1"
        )
        try await superuser.execute("DELETE FROM evidence.chunk WHERE sha256 = \(files.missing.sha256) AND ordinal = 0")
        let found = try await own.database.evidenceFaults(as: onlooker)
        #expect(found.files == 3)
        #expect(
            Set(found.faults.map { "\($0.file) \($0.kind)" }) == [
                "\(files.altered.hash) altered", "\(files.missing.hash) missing",
            ]
        )
        #expect(try await planted.content(of: planted.read(whole), as: own.reviewer) == bytes)
    }

    @Test func `come piece by piece, and are taken up where they broke off`() async throws {
        let bytes = (0..<600_000).map { UInt8(32 + $0 % 80) }
        let database = programme.database
        let words = EvidenceWords(fileName: "a.txt", sentence: "Seen", language: "en")
        let begun = try await database.beginUpload(
            of: bytes.count,
            words,
            to: subject,
            replacing: nil,
            in: rooms,
            by: act(programme.reporter)
        )
        try await database.add(Array(bytes[..<200_000]), at: 0, to: begun.id, by: act(programme.reporter))
        await #expect(throws: EvidenceRefusal.place(received: 200_000)) {
            try await database.add([1], at: 100_000, to: begun.id, by: act(programme.reporter))
        }
        await #expect(throws: NotFound.self) {
            try await database.add([1], at: 200_000, to: begun.id, by: act(programme.approver))
        }
        let upload = try await database.reading(as: programme.reporter) { try await $0.evidenceUpload(begun.id) }
        #expect(upload.received == 200_000)
        let id = try await database.complete(
            upload,
            with: Array(bytes[200_000...]),
            in: rooms,
            by: act(programme.reporter)
        )
        #expect(try await content(of: read(id), as: programme.reviewer) == bytes)
        let done = try await database.reading(as: programme.reporter) { try await $0.evidenceUpload(begun.id) }
        #expect(done.attachment == id && done.received == bytes.count)
    }

    @Test func `are no mixture of what two send to one upload`() async throws {
        let bytes = (0..<400_000).map { UInt8(32 + $0 % 80) }
        let begun = try await begin(of: bytes.count)
        try await programme.database.add(Array(bytes[..<200_000]), at: 0, to: begun, by: act(programme.reporter))
        let early = try await upload(begun)
        try await programme.database.add(
            Array(bytes[200_000..<300_000]),
            at: 200_000,
            to: begun,
            by: act(programme.reporter)
        )
        await #expect(throws: EvidenceRefusal.place(received: 300_000)) {
            try await complete(early, with: bytes[200_000...])
        }
        let id = try await complete(upload(begun), with: bytes[300_000...])
        #expect(try await content(of: read(id), as: programme.reporter) == bytes)
    }

    @Test func `are attached once, however often the last piece is sent at the same time`() async throws {
        let bytes = (0..<400_000).map { UInt8(32 + $0 % 80) }
        let begun = try await begin(of: bytes.count)
        try await programme.database.add(Array(bytes[..<300_000]), at: 0, to: begun, by: act(programme.reporter))
        let seen = try await upload(begun)
        let attached = try await withThrowingTaskGroup { group in
            for _ in 1...4 {
                group.addTask { () async throws -> Identifier<Evidence.Attachment>? in
                    do {
                        return try await complete(seen, with: bytes[300_000...])
                    } catch EvidenceRefusal.place(received: bytes.count) {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(attached.count == 1)
        let done = try await upload(begun)
        #expect(done.attachment == attached.first && done.received == bytes.count)
        let all = try await programme.database.reading(as: programme.reporter) { [subject] scope in
            try await scope.attachments(to: subject, of: scope.member.organisation)
        }
        #expect(all.map(\.id) == attached)
    }

    @Test func `come no more than three at a time from one member`() async throws {
        func begin() async throws {
            _ = try await programme.database.beginUpload(
                of: 10,
                EvidenceWords(fileName: "a.txt", sentence: "Seen", language: "en"),
                to: subject,
                replacing: nil,
                in: rooms,
                by: act(programme.reporter)
            )
        }
        for _ in 1...EvidenceUpload.limit { try await begin() }
        await #expect(throws: TooManyUploads.self) { try await begin() }
        try await programme.database.forgetUploads(now: Date(timeIntervalSinceNow: 2 * EvidenceUpload.lifetime))
        try await begin()
    }

    private init(in programme: FreshProgramme) async throws {
        self.programme = programme
        let new = NewCollege(
            nameZh: "老挝班墨学院",
            nameEn: "Laos–Ban-Mo College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: .known(programme.partner.id)
        )
        college = try await programme.database.begin(new, by: Act(programme.reporter, at: Date(), from: "test")).college
    }

    private func begin(of size: Int) async throws -> Identifier<EvidenceUpload> {
        try await programme.database.beginUpload(
            of: size,
            EvidenceWords(fileName: "a.txt", sentence: "Seen", language: "en"),
            to: subject,
            replacing: nil,
            in: rooms,
            by: act(programme.reporter)
        ).id
    }

    private func upload(_ id: Identifier<EvidenceUpload>) async throws -> EvidenceUpload {
        try await programme.database.reading(as: programme.reporter) { try await $0.evidenceUpload(id) }
    }

    private func complete(_ upload: EvidenceUpload, with last: ArraySlice<UInt8>) async throws
        -> Identifier<Evidence.Attachment>
    {
        try await programme.database.complete(upload, with: Array(last), in: rooms, by: act(programme.reporter))
    }

    private func act(_ member: Member) -> Act { Act(member, at: Date(), from: "test") }

    private func attach(
        _ bytes: [UInt8],
        named name: String,
        replacing replaced: Identifier<Evidence.Attachment>? = nil,
        by member: Member? = nil
    ) async throws -> Identifier<Evidence.Attachment> {
        let content = try SpooledFile()
        try content.append(bytes)
        return try await programme.database.attach(
            ExaminedFile(content, largest: 50 << 20),
            EvidenceWords(fileName: name, sentence: "Seen", language: "en"),
            to: subject,
            replacing: replaced,
            in: rooms,
            by: act(member ?? programme.reporter)
        )
    }

    private func read(_ id: Identifier<Evidence.Attachment>) async throws -> Evidence.Attachment {
        try await programme.database.reading(as: programme.reporter) { try await $0.attachment(id) }
    }

    private func content(
        of attachment: Evidence.Attachment,
        _ stretch: Range<Int>? = nil,
        as member: Member
    ) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        let reading = FileReading(attachment.file, in: programme.database, by: member)
        try await reading.read(stretch ?? 0..<attachment.file.size) { bytes += $0 }
        return bytes
    }
}
