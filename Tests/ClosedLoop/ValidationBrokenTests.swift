import Calendar
import Collection
import Foundation
import Language
import Number
import Tenancy
import Testing

@testable import ClosedLoop
@testable import Indicators

@Suite struct `A validation rule that is broken` {
    @Test(
        arguments: [
            // What is broken, and how the reports of its elements stand.
            (true, [.handedIn], "stands"), (true, [.handedIn, .handedIn], "stands"),
            (true, [.handedIn, .open], "stands"),
            (true, [.handedIn, .underWork], "undecided"), (true, [.underWork], "undecided"),
            (true, [.open], "undecided"),
            (true, [], "undecided"), (false, [.handedIn], "vanished"), (false, [.underWork], "vanished"),
            // Nothing to compare any more.
            (nil, [.handedIn], "vanished"),
        ] as [(Bool?, [ValidationBroken.Standing], String)]
    )
    func `warns once what breaks it was handed in`(
        isBroken: Bool?,
        reports: [ValidationBroken.Standing],
        judgement: String
    ) throws {
        let rule = try ValidationRule(
            code: "R",
            name: LocalizedText(zh: "规则"),
            left: "#{A}",
            operator: .lessOrEqual,
            right: "#{B}",
            importance: .medium
        )
        let elements = ["A", "B"].map { code in
            Element(
                code: code,
                uid: code,
                name: LocalizedText(zh: code),
                domain: .overall,
                valueType: .integer,
                unit: "person",
                overTime: .last,
                frequency: .quarterly,
                source: .college,
                reference: "",
                dataSet: "Q_COLLEGE"
            )
        }
        let period = try Period(identifier: "2025Q3")
        var sums = Sums()
        if let isBroken {
            sums.add(isBroken ? 2 : 1, of: "A", in: "2025Q3")
            sums.add(1, of: "B", in: "2025Q3")
        }
        let book = RuleBook([rule], elements: elements)
        switch ValidationBroken.judgement(RuleResult(rule, of: sums, in: period, book: book), reports) {
        case .stands(let cause):
            #expect(judgement == "stands" && cause.key == "validation-broken R 2025Q3")
            #expect(cause.value == 2 && cause.target == 1)
        case .vanished(let cause): #expect(judgement == "vanished" && cause.key == "validation-broken R 2025Q3")
        case .undecided: #expect(judgement == "undecided")
        }
    }
}
