import Foundation
import Spreadsheet
import Support
import Testing

@testable import Web

@Suite struct `A multipart form` {
    private static let type = "multipart/form-data; boundary=----x"

    private func read(_ text: String, type: String = Self.type) async throws -> MultipartReading {
        try await MultipartReading(Array(text.utf8), contentType: type)
    }

    @Test func `gives its fields and files`() async throws {
        let form = try await read(
            """
            ------x\r
            Content-Disposition: form-data; name="csrf"\r
            \r
            token\r
            ------x\r
            Content-Disposition: form-data; name="file"; filename="2025年 第三季度; \\"末\\" %22版%22.xlsx"\r
            Content-Type: application/octet-stream\r
            \r
            a\r
            --not-x\r
            ------y\r\n\r\n------x--\r\n
            """
        )
        #expect(form.fields == ["csrf": "token"])
        #expect(form.names["file"] == "2025年 第三季度; \"末\" \"版\".xlsx")
        #expect(form.files["file"] == "a\r\n--not-x\r\n------y\r\n")
    }

    @Test func `keeps a boundary that does not begin a line as content`() async throws {
        let form = try await read(
            "------x\r\nContent-Disposition: form-data; name=a\r\n\r\nsay ------x twice\r\n------x--"
        )
        #expect(form.fields == ["a": "say ------x twice"])
    }

    @Test func `reads empty values, and no file where none was chosen`() async throws {
        let form = try await read(
            "------x\r\ncontent-disposition: form-data; NAME=\"a\"\r\n\r\n\r\n------x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n------x--\r\n"
        )
        #expect(form.fields == ["a": ""])
        #expect(form.files.isEmpty)
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"" + String(repeating: "x", count: 71) + "\"", "multipart/form-data;;;=;\"",
    ])
    func `is refused without a sensible boundary`(type: String) async {
        await #expect(throws: FormRefusal.malformed) { try await read("------x--", type: type) }
    }

    @Test(arguments: [
        "", "-", "------x", "------x\r\n", "------x\r\n------x", "------xyz", "\r\n------x--",
        "------x\r\n\r\n\r\n------x--",
        "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n------x--",
        "------x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n------x--",
        "------x\nContent-Disposition: form-data; name=\"a\"\n\nlines\n------x--",
    ])
    func `that is cut short or put together wrongly is refused`(body: String) async {
        await #expect(throws: FormRefusal.malformed) { try await read(body) }
    }

    @Test func `cut anywhere or with any byte changed never does worse than be refused`() async throws {
        let whole = Array(
            [
                "------x", "Content-Disposition: form-data; name=\"csrf\"", "", "token", "------x",
                "Content-Disposition: form-data; name=\"f\"; filename=\"a.csv\"", "", "1,2", "------x",
                "Content-Disposition: form-data; name=\"b\"", "", "2", "------x--", "",
            ].joined(separator: "\r\n").utf8
        )
        #expect(try await MultipartReading(whole, contentType: Self.type).fields == ["csrf": "token", "b": "2"])
        var refused = 0
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 0x2d
            for bytes in [Array(whole[..<index]), changed] {
                do { _ = try await MultipartReading(bytes, contentType: Self.type) } catch { refused += 1 }
            }
        }
        #expect(refused > whole.count)
    }

    @Test func `means the same however it is cut, and little of it is kept`() throws {
        var random = SeededRandom(seed: 2388)
        for _ in 0..<60 {
            let body = Self.body(&random)
            let whole = try Self.events(of: [body])
            let step = Int.random(in: 1...40, using: &random)
            var (cuts, rest) = ([[UInt8]](), body[...])
            while !rest.isEmpty {
                let cut = rest.prefix(Int.random(in: 0...step, using: &random))
                cuts.append(Array(cut))
                rest = rest.dropFirst(cut.count)
            }
            #expect(try Self.events(of: cuts) == whole)
            #expect(try Self.events(of: body.map { [$0] }) == whole)
        }
    }

    /// Contents full of what boundaries begin with.
    private static func body(_ random: inout SeededRandom) -> [UInt8] {
        let pieces = ["\r", "\n", "\r\n", "-", "--", "\r\n--", "\r\n------", "\r\n------y", "z", "值", "\r\r\n----"]
        var body = "------x"
        for number in 0..<Int.random(in: 1...4, using: &random) {
            body += "\r\nContent-Disposition: form-data; name=\"\(number)\"\r\n\r\n"
            for _ in 0..<Int.random(in: 0...30, using: &random) { body += pieces.randomElement(using: &random) ?? "" }
            body += "\r\n------x"
        }
        return Array((body + "--\r\nafter").utf8)
    }

    /// What the pieces of a body mean, neighbouring contents joined.
    private static func events(of pieces: [[UInt8]]) throws -> [MultipartEvent] {
        var parser = try MultipartParser(contentType: type)
        var events: [MultipartEvent] = []
        for piece in pieces {
            for event in try parser.push(piece) {
                if case .data(let more) = event, case .data(let before) = events.last {
                    events[events.count - 1] = .data(before + more)
                } else {
                    events.append(event)
                }
            }
            #expect(parser.held < 200)
        }
        try parser.finish()
        return events
    }

    @Test func `of 20 MB is never kept, whatever its content looks like`() throws {
        var parser = try MultipartParser(contentType: Self.type)
        _ = try parser.push(Array("------x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n".utf8))
        let worst = Array(String(repeating: "\r\n-----\r\n------", count: 4_000).utf8)
        var count = 0
        for _ in 0..<350 {
            for case .data(let bytes) in try parser.push(worst) { count += bytes.count }
            #expect(parser.held < 20)
        }
        for case .data(let bytes) in try parser.push(Array("\r\n------x--".utf8)) { count += bytes.count }
        try parser.finish()
        #expect(count == 350 * worst.count)
    }

    @Test func `of 250,000 tiny parts is refused at the first too many, the rest unread`() throws {
        var parser = try MultipartParser(contentType: Self.type)
        let part = Array("------x\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n".utf8)
        var pushed = 0
        #expect(throws: FormRefusal.tooManyParts(limit: 4_000)) {
            for _ in 0..<250_000 {
                pushed += 1
                _ = try parser.push(part)
            }
        }
        #expect(pushed == 4_001)
    }

    @Test func `is refused where a part says too much of itself, though no line ever ends`() throws {
        for filler in ["x", "\r"] {
            var parser = try MultipartParser(contentType: Self.type)
            _ = try parser.push(Array("------x\r\n".utf8))
            var pushed = 0
            #expect(throws: FormRefusal.headersTooLarge(limit: 8 << 10)) {
                while true {
                    pushed += 1
                    _ = try parser.push(filler.utf8)
                }
            }
            #expect(pushed <= 8 << 10)
        }
    }

    @Test(arguments: [
        (FormLimits(fieldBytes: 3), FormRefusal.fieldTooLarge(limit: 3)),
        (FormLimits(allFields: 3), .tooLarge(limit: 3)), (FormLimits(parts: 1), .tooManyParts(limit: 1)),
        (FormLimits(files: 1), .tooManyParts(limit: 1)),
    ])
    func `keeps to its limits`(limits: FormLimits, refusal: FormRefusal) async throws {
        func part(_ head: String, _ content: String) -> String {
            "------x\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
        }
        let body =
            part("name=csrf", "token") + part("name=a; filename=a", "123456") + part("name=b; filename=b", "123456")
            + "------x--"
        #expect(try await read(body).files == ["a": "123456", "b": "123456"])
        await #expect(throws: refusal) {
            _ = try await MultipartReading(Array(body.utf8), contentType: Self.type, limits: limits)
        }
    }

    @Test func `gives no file before the form has shown whose it is`() async throws {
        let file = "------x\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n1\r\n"
        let token = "------x\r\nContent-Disposition: form-data; name=csrf\r\n\r\ntoken\r\n"
        #expect(try await read(token + file + "------x--").files == ["f": "1"])
        await #expect(throws: FormRefusal.foreign) { try await read(file + token + "------x--") }
        await #expect(throws: FormRefusal.foreign) { try await read(file + "------x--") }
    }
}

/// A body read as the forms of pages are, in pieces of 64 bytes.
private struct MultipartReading {
    let fields: [String: String]
    /// The names of files and what they hold, by field.
    let names: [String: String]
    let files: [String: String]

    init(_ body: [UInt8], contentType: String, limits: FormLimits = FormLimits()) async throws {
        var parser = try MultipartParser(contentType: contentType, limits: limits)
        var parts = FormParts(limits: limits, token: "token")
        for start in stride(from: 0, to: body.count, by: 64) {
            for event in try parser.push(body[start..<min(body.count, start + 64)]) { try await parts.take(event) }
        }
        try parser.finish()
        fields = parts.fields
        names = parts.files.mapValues(\.name)
        files = try parts.files.mapValues { file in
            String(decoding: try file.content.bytes(from: 0, atMost: 1 << 20), as: UTF8.self)
        }
    }
}
