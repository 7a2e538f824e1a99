import Calendar
import Collection
import Foundation
import Indicators
import Language
import Testing

@Suite struct `Words for expressions` {
    private let catalogues: Catalogues

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        catalogues = try Catalogues.load(from: root.deletingLastPathComponent().appending(path: "Localization"))
    }

    private func text(_ language: LanguageTag) -> (String, [String: String]) -> String {
        let catalogue = catalogues[language]
        return { key, arguments in
            catalogue.text(
                key,
                Dictionary(
                    uniqueKeysWithValues: arguments.map { name, value in
                        (name, name == "count" ? Int(value).map { .integer($0) } ?? .text(value) : .text(value))
                    }
                )
            )
        }
    }

    @Test(arguments: [
        ("#{A} / (#{B} + 2)", "Alpha ÷ (Beta + 2)", "甲 ÷（乙 + 2）"),
        ("#{A}.periodOffset(-1) * -2", "Alpha (1 period earlier) × −2", "甲（往前1期）× −2"),
        ("(#{A} - #{B}).periodOffset(-2)", "(Alpha − Beta) (2 periods earlier)", "（甲 − 乙）（往前2期）"),
        ("if(isNull(#{A}), 0, [days])", "(if Alpha has no data then 0, otherwise days)", "（若 甲 没有数据 则 0，否则 天数）"),
        ("R{A.REPORTING_RATE}", "Alpha (reporting rate)", "甲 上报率"), ("#{X}", "#{X}", "#{X}"),
        ("greatest(#{A}, #{B}) / 2", "(the greatest of Alpha, Beta) ÷ 2", "（甲、乙 中最大的）÷ 2"),
        ("greatest(#{A}, #{B} / 2)", "the greatest of Alpha, (Beta ÷ 2)", "甲、（乙 ÷ 2）中最大的"),
        ("log10(#{A} * 2)", "the common logarithm of (Alpha × 2)", "（甲 × 2）的常用对数"),
        ("log10(#{A}) * 2", "(the common logarithm of Alpha) × 2", "（甲 的常用对数）× 2"),
        (
            "subExpression(#{A} / #{B}) * 100",
            "((Alpha ÷ Beta) (computed for each organisation, then aggregated)) × 100",
            "（（甲 ÷ 乙）（先按单位逐个计算再汇总））× 100"
        ),
        ("+(#{A} + #{B}) * 3", "(Alpha + Beta) × 3", "（甲 + 乙）× 3"),
        ("-+(#{A} + #{B})", "−(Alpha + Beta)", "−（甲 + 乙）"),
        ("if(!isNull(#{A}), 1, 0)", "(if Alpha has data then 1, otherwise 0)", "（若 甲 有数据 则 1，否则 0）"),
        ("#{A}.aggregationType(LAST) % 3", "Alpha (aggregated as the last value) mod 3", "甲（汇总方式：取最后一次）模 3"),
        ("#{A}.periodOffset(0)", "Alpha", "甲"),
        (
            "if(!isNull(#{A}) == true, 1, 0)", "(if (Alpha has data) = true then 1, otherwise 0)",
            "（若（甲 有数据）= 是 则 1，否则 0）"
        ),
    ])
    func `are those of the reader's language`(source: String, english: String, chinese: String) throws {
        let expression = try IndicatorExpression(source)
        for (language, names, said) in [
            (LanguageTag.english, ["A": "Alpha", "B": "Beta"], english), (.chinese, ["A": "甲", "B": "乙"], chinese),
        ] {
            let words = ExpressionWords(
                name: { item in
                    switch item.source {
                    case .dataElement(let code, _, _), .reportingRate(let code, _): names[code]
                    default: nil
                    }
                },
                text: text(language)
            )
            #expect(words.describe(expression) == said)
        }
    }

    /// One expression for every reason there is.
    private static let faulty: [(String, ExpressionMode)] = [
        ("", .indicator), ("(((" + String(repeating: "-", count: 200), .indicator), ("$", .indicator),
        ("（", .indicator),
        (String(repeating: " ", count: 100_001), .indicator), ("(1", .indicator), ("1+", .indicator),
        ("1 2", .indicator),
        ("(1 2)", .indicator), ("is(1)", .indicator), ("abc", .indicator), ("sum(1)", .indicator),
        ("if (1)", .indicator),
        ("N{a}", .test), ("if(1)", .indicator), ("contains(1)", .test), ("log(1,2,3)", .indicator), ("#{}", .indicator),
        ("D{a.b}", .indicator), ("[x]", .indicator), ("R{a.B}", .indicator), ("#{a}.x()", .indicator),
        (".yearToDate()", .indicator), ("#{a}.minDate(1)", .indicator), ("#{a}.aggregationType(X)", .indicator),
        ("#{a}.periodOffset(x)", .indicator), ("#{a}.yearToDate(1)", .indicator), ("orgUnit.group()", .validation),
        ("1e9999", .indicator), ("'\\x'", .indicator), ("1+true", .indicator), ("true", .indicator),
        ("'a'", .indicator),
        ("1.5", .test), ("true == 1.5", .test), ("subExpression(1)", .indicator),
        ("1 = 1", .test), ("is(1in 1)", .test),
    ]

    @Test(arguments: faulty)
    func `say every fault in both languages`(source: String, mode: ExpressionMode) throws {
        let fault = try #require(throws: ExpressionFault.self) { try IndicatorExpression(source, mode: mode) }
        for language in [LanguageTag.english, .chinese] {
            let message = fault.message(text(language))
            #expect(!message.contains("⟨") && !message.contains("{f") && message.count > 8, "\(message)")
        }
    }

    @Test func `say what is found in evaluation too`() {
        let reasons: [ExpressionFault.Reason] = [
            .noItem("1"), .unknownItem("#{a}"), .type(found: .text, expected: .unknown), .notKept("#{a}"),
            .endless("N{a}", limit: 8),
        ]
        for reason in reasons {
            let message = ExpressionFault(reason, at: 0..<1).message(text(.english))
            #expect(!message.contains("⟨"))
        }
    }

    @Test func `say a question about the organisation`() throws {
        let source = "if(orgUnit.group(A, B) && orgUnit.dataSet(C) || !orgUnit.ancestor(D), 1, 0)"
        let said = ExpressionWords(name: { _ in nil }, text: text(.english))
            .describe(try IndicatorExpression(source, mode: .validation))
        #expect(
            said == """
                (if (the organisation belongs to one of A, B) and (the organisation reports one of C) or \
                not (the organisation is below one of D) then 1, otherwise 0)
                """
        )
    }

    @Test func `shorten what was typed where it is long`() throws {
        let fault = try #require(throws: ExpressionFault.self) {
            try IndicatorExpression(String(repeating: "x", count: 3000))
        }
        #expect(fault.message(text(.english)).count < 200)
    }

    @Test(arguments: ["", "x", "2024-13", "20240230", "2024Q5"])
    func `say every fault of a period`(identifier: String) throws {
        let fault = try #require(throws: PeriodFault.self) { try Period(identifier: identifier) }
        for language in [LanguageTag.english, .chinese] {
            let message = text(language)(fault.messageKey, fault.arguments)
            #expect(!message.contains("⟨") && !message.contains("{"), "\(message)")
        }
    }
}
