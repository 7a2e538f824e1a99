import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Testing

@testable import Web

@Suite struct `The two languages side by side` {
    /// Four texts in Chinese and English, three of them in Swahili, one in Lao.
    private let texts: [LocalizedText] = (0..<4).map { number in
        var text = LocalizedText(zh: "文", en: "text")
        for (tag, count) in [("sw", 3), ("lo", 1)] where number < count {
            LanguageTag(tag).map { text[$0] = Translation("…", state: .machine) }
        }
        return text
    }

    @Test(arguments: [
        ("", ["en"], "zh-Hans en"), ("", ["sw", "en"], "zh-Hans sw"), ("", ["sw-TZ"], "zh-Hans sw"),
        ("", ["lo", "en"], "zh-Hans en"), ("", ["zh-Hans"], "zh-Hans en"), ("", ["zh-Hans", "sw"], "zh-Hans sw"),
        ("", ["fr", "sw"], "zh-Hans sw"), ("", [], "zh-Hans en"), ("right=lo", ["sw"], "zh-Hans lo"),
        ("left=sw&right=zh-Hans", ["en"], "sw zh-Hans"), ("left=en", ["zh-Hans", "sw"], "en zh-Hans"),
        ("right=xx", ["sw"], "zh-Hans sw"),
    ])
    func `are Chinese and the reader's own where it is mostly there`(query: String, own: [String], pair: String) {
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/?\(query)")
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let asked = CourseQuery(request)
        let found = LanguagePair(
            left: asked.left,
            right: asked.right,
            over: texts,
            own: own.compactMap { LanguageTag($0) }
        )
        #expect("\(found.left) \(found.right)" == pair)
    }
}
