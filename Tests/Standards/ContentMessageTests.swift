import Foundation
import Language
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
        #expect(Set(Self.reasons.map(\.messageKey)).count == ContentReason.kinds)
    }
}
