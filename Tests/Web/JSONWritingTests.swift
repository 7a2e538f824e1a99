import Foundation
import Number
import Testing

@testable import Web

@Suite struct `JSON is written` {
    @Test func `as Foundation's encoder writes it`() throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let texts = [
            "", "达州 “Ban-Mo”", "a\"b\\c/d", "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}\u{2028}", "😀é\u{301}",
        ]
        let value: JSONValue = [
            "texts": .list(texts.map { .scalar($0) }), "none": .null, "yes": .scalar(true), "no": .scalar(false),
            "whole": .list([0, -1, Int.max, Int.min].map { .scalar($0) }), "small": .scalar(Int32(7)),
            "exact": .scalar(Number("12.5") ?? .zero), "half": .scalar(0.5),
            "at": .scalar(Date(timeIntervalSince1970: 1_764_201_234)), "empty": [:], "emptyList": [],
            "nested": ["aB": ["a_b": "x"], "ab": .null, "a": [[["y"]]], "Ab1": .null, "ab10": .null, "ab2": .null],
        ]
        #expect(
            String(decoding: try value.bytes(), as: UTF8.self)
                == String(decoding: try encoder.encode(value), as: UTF8.self)
        )
    }
}
