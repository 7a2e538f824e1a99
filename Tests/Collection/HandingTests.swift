import Collection
import Foundation
import Number
import Support
import Tenancy
import Testing

@Suite struct `Values that another system hands over` {
    @Test func `are written as far as they are sound, and the rest is told with its place`() async throws {
        let test = try await TestCollection()
        let handing = try await hand(
            test,
            [
                ("ORG_STUDENTS", "", "2025Q3", "412"), ("ORG_NOTHING", "", "2025Q3", "1"),
                ("ORG_APPLICANTS", "", "2025Q3", "01"), ("ORG_APPLICANTS", "", "202509", "3"),
                ("ORG_NEW_STUDENTS", "F", "2025Q3", "7"), ("ORG_NEW_STUDENTS", "default", "2025Q3", "7"),
                ("ORG_STUDENTS", "", "2025Q3", "413"),
            ]
        )
        #expect(handing.summary == ImportSummary(created: 2))
        #expect(handing.faults.map(\.row).sorted() == [2, 3, 4, 6, 7])
        let kinds = Dictionary(handing.faults.map { ($0.row, $0.kind) }) { first, _ in first }
        #expect(kinds == [2: .unknownElement, 3: .notANumber, 4: .wrongFrequency, 6: .missingCategory, 7: .duplicate])
        #expect(handing.ignored == 5)
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 412)
        #expect(try await test.rollup("ORG_STUDENTS", "2025Q3", in: "LA")?.sum == 412)
        #expect(try await test.differences().isEmpty)
    }

    @Test func `are left out for another only where that one is sound`() async throws {
        let test = try await TestCollection()
        let handing = try await hand(
            test,
            [
                ("ORG_STUDENTS", "", "2025Q3", "4.5"), ("ORG_STUDENTS", "", "2025Q3", "45"),
                ("ORG_STUDENTS", "", "2025Q3", "46"),
            ]
        )
        #expect(handing.faults.map(\.kind) == [.notWhole, .duplicate] && handing.faults.map(\.row) == [1, 3])
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 45)
    }

    @Test func `that are a part above its whole are left out, and so is what rests on them`() async throws {
        let test = try await TestCollection()
        let handing = try await hand(
            test,
            [("ORG_STUDENTS", "", "2025Q3", "10"), ("ORG_STUDENTS_FEMALE", "", "2025Q3", "11")]
        )
        #expect(handing.summary == ImportSummary(created: 1))
        #expect(handing.faults.map(\.kind) == [.aboveWhole])
        #expect(try await test.value("ORG_STUDENTS_FEMALE", "2025Q3") == nil)
    }

    @Test func `change nothing where they are only tried, or wanted whole and not sound`() async throws {
        let test = try await TestCollection()
        var options = HandingOptions()
        options.isDryRun = true
        let tried = try await hand(test, [("ORG_STUDENTS", "", "2025Q3", "412")], options)
        #expect(tried.summary == ImportSummary(created: 1))
        options = HandingOptions()
        options.isWhole = true
        let whole = try await hand(
            test,
            [("ORG_STUDENTS", "", "2025Q3", "412"), ("ORG_NOTHING", "", "2025Q3", "1")],
            options
        )
        #expect(whole.summary == ImportSummary() && whole.faults.count == 1)
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == nil)
    }

    @Test func `are created, replaced or taken back as their strategy says`() async throws {
        let test = try await TestCollection()
        func hand(_ value: String?, _ strategy: HandingStrategy) async throws -> Handing {
            var options = HandingOptions()
            options.strategy = strategy
            return try await self.hand(test, [("ORG_STUDENTS", "", "2025Q3", value)], options)
        }
        #expect(try await hand("412", .update).ignored == 1)
        #expect(try await hand("412", .create).summary == ImportSummary(created: 1))
        #expect(try await hand("413", .create).passedOver == 1)
        #expect(try await hand("413", .update).summary == ImportSummary(updated: 1))
        #expect(try await hand("413", .createAndUpdate).ignored == 1)
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 413)
        #expect(try await hand(nil, .delete).summary == ImportSummary(removed: 1))
        #expect(try await hand(nil, .delete).ignored == 1)
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == nil)
        #expect(try await test.differences().isEmpty)
    }

    @Test func `stay out of a report that was handed in`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        try await test.database.take(
            .submit,
            on: report.id,
            by: Act(test.programme.approver, at: test.now, from: "test")
        )
        let handing = try await hand(test, [("ORG_STUDENTS", "", "2025Q3", "413")])
        #expect(handing.summary == ImportSummary() && handing.faults.map(\.kind) == [.locked])
    }

    private func hand(
        _ test: TestCollection,
        _ values: [(element: String, category: String, period: String, value: String?)],
        _ options: HandingOptions = HandingOptions()
    ) async throws -> Handing {
        let handed = values.enumerated().map { index, value in
            HandedValue(
                index: index,
                college: "BM-LA-01",
                element: value.element,
                category: value.category,
                period: value.period,
                value: value.value
            )
        }
        return try await test.values().hand(handed, of: test.reporter.organisation, named: "test", options)
    }
}
