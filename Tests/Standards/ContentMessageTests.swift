import Foundation
import Language
import Published
import Testing

@testable import Standards

@Suite struct `The words for faults of content` {
    /// One of each kind, with something to say in every place.
    static let reasons: [ContentReason] = [
        .notYAML("line 3"), .unreadable("no such file"), .missing(key: "title"), .unknownKey("titel", known: ["title"]),
        .notAMap, .notAList, .notText, .notWholeNumber(found: "six"), .notOneOf(found: "x", allowed: ["draft"]),
        .malformed(found: "1", example: "0732"), .missingIdentifier(suggestion: UUID()),
        .badIdentifier(found: "7", suggestion: UUID()), .missingLanguage(.english),
        .undeclaredLanguage("lo", declared: ["en"]), .duplicate("A1", first: "a.yaml"), .hours(stated: 6, added: 5),
        .codeOutsideParent("B1", parent: "A"), .empty(key: "skills"), .unknownReference("RAIL-LOCO/B9"),
        .paragraphs(.chinese, 2, .english, 3),
    ]

    @Test(arguments: reasons) func `are in every catalogue, with each place filled`(_ reason: ContentReason) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let catalogues = try Catalogues.load(from: root.appending(path: "Localization"))
        for language in [LanguageTag.chinese, .english] {
            let catalogue = catalogues[language]
            #expect(catalogue.has(reason.messageKey), "\(language) \(reason.messageKey)")
            let sentence = catalogue.text(reason.messageKey, reason.arguments)
            #expect(!sentence.contains("{") && !sentence.contains("⟨"), "\(sentence)")
            for case .text(let word) in reason.arguments.values { #expect(sentence.contains(word), "\(sentence)") }
        }
    }

    @Test func `are tried for every kind of fault`() {
        #expect(Set(Self.reasons.map(number)) == Set(1...20))
    }

    /// A kind that is added stops this from compiling, until it has its place in the list above.
    private func number(_ reason: ContentReason) -> Int {
        switch reason {
        case .notYAML: 1
        case .unreadable: 2
        case .missing: 3
        case .unknownKey: 4
        case .notAMap: 5
        case .notAList: 6
        case .notText: 7
        case .notWholeNumber: 8
        case .notOneOf: 9
        case .malformed: 10
        case .missingIdentifier: 11
        case .badIdentifier: 12
        case .missingLanguage: 13
        case .undeclaredLanguage: 14
        case .duplicate: 15
        case .hours: 16
        case .codeOutsideParent: 17
        case .empty: 18
        case .unknownReference: 19
        case .paragraphs: 20
        }
    }
}
