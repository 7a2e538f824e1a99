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
        ("#{A} / (#{B} + 2)", "Alpha ÷ (Beta + 2)", "甲 ÷ （乙 + 2）"),
        ("#{A}.periodOffset(-1) * -2", "Alpha (1 period earlier) × −2", "甲（往前1期） × −2"),
        ("(#{A} - #{B}).periodOffset(-2)", "(Alpha − Beta) (2 periods earlier)", "（甲 − 乙）（往前2期）"),
        ("if(isNull(#{A}), 0, [days])", "(if Alpha has no data then 0, otherwise days)", "（若 甲 没有数据 则 0，否则 天数）"),
        ("R{A.REPORTING_RATE}", "Alpha – reporting rate", "甲 上报率"), ("#{X}", "#{X}", "#{X}"),
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
            .noItem("1"), .unknownItem("#{a}"), .type(found: .text, expected: .unknown),
        ]
        for reason in reasons {
            let message = ExpressionFault(reason, at: 0..<1).message(text(.english))
            #expect(!message.contains("⟨"))
        }
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
