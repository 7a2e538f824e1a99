import Foundation
import Spreadsheet
import Testing

@testable import Evidence

@Suite struct `A file that is to be attached` {
    @Test(arguments: [
        ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "application/pdf"),
        ("学员签到表\n李明\n", "text/plain"), ("ຂໍ້ຄວາມ ພາສາລາວ\n", "text/plain"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"1\"/></svg>", "image/svg+xml"),
        ("<!DOCTYPE html><html><head><title>t</title></head><body><p>Seen.</p></body></html>", "text/html"),
        ("GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0};", "image/gif"),
    ])
    func `is of the kind that its bytes say`(text: String, type: String) async throws {
        #expect(try await examined(Array(text.utf8)).mediaType.name == type)
    }

    @Test(arguments: [
        ("#!/bin/sh\necho\n", EvidenceRefusal.program), ("#!/usr/bin/env python3\nprint(1)\n", .program),
        (
            "\u{7F}ELF\u{2}\u{1}\u{1}" + String(repeating: "\u{0}", count: 9) + "\u{2}\u{0}>\u{0}\u{1}\u{0}\u{0}\u{0}",
            .program
        ),
        ("%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n", .active),
        ("%PDF-1.4\n1 0 obj<</A<</S/Launch>>>>endobj\n", .active),
        ("%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n", .encrypted),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>", .active),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>", .active),
        ("<!DOCTYPE html><html><head><title>t</title></head><body><a href=\"&#106;s:\">x</a></body></html>", .active),
        ("PK\u{5}\u{6}" + String(repeating: "\u{0}", count: 18), .archive), ("", .empty),
    ])
    func `is refused where it does something or hides something`(text: String, refusal: EvidenceRefusal) async throws {
        await #expect(throws: refusal) { try await examined(Array(text.utf8)) }
    }

    @Test func `is refused at the first byte too many`() async throws {
        _ = try await examined(Array("four".utf8), largest: 4)
        await #expect(throws: EvidenceRefusal.tooLarge(limit: 3)) {
            try await examined(Array("four".utf8), largest: 3)
        }
    }

    @Test func `is found out where a mark stands across two pieces`() throws {
        let mark = Array("/JavaScript".utf8)
        for cut in 1..<mark.count {
            var scan = MarkScan(MarkScan.pdf)
            try scan.look(at: Array(repeating: 0x20, count: 1_000) + mark.prefix(cut))
            #expect(throws: EvidenceRefusal.active) { try scan.look(at: mark.suffix(mark.count - cut) + [0x20]) }
        }
    }

    @Test func `is given away under a name that says what it is`() throws {
        let text = try #require(MediaType.named("text/plain"))
        #expect(text.fileName("run.bat") == "run.bat.txt")
        #expect(text.fileName("Notes.TXT") == "Notes.TXT")
        #expect(text.fileName("签到表") == "签到表.txt")
    }

    private func examined(_ bytes: [UInt8], largest: Int = 1 << 20) async throws -> ExaminedFile {
        let content = try SpooledFile()
        try content.append(bytes)
        return try await ExaminedFile(content, largest: largest)
    }
}
