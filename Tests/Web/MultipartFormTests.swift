import Foundation
import Support
import Testing

@testable import Web

@Suite struct `A multipart form` {
    private static let type = "multipart/form-data; boundary=----x"

    private func read(_ text: String, type: String = Self.type) throws -> MultipartForm {
        try MultipartForm(Data(text.utf8), contentType: type)
    }

    @Test func `gives its fields and files`() throws {
        let form = try read(
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
        #expect(form.files["file"]?.name == "2025年 第三季度; \"末\" \"版\".xlsx")
        #expect(form.files["file"].map { String(decoding: $0.bytes, as: UTF8.self) } == "a\r\n--not-x\r\n------y\r\n")
    }

    @Test func `keeps a boundary that does not begin a line as content`() throws {
        let form = try read("------x\r\nContent-Disposition: form-data; name=a\r\n\r\nsay ------x twice\r\n------x--")
        #expect(form.fields == ["a": "say ------x twice"])
    }

    @Test func `reads empty values, and no file where none was chosen`() throws {
        let form = try read(
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
    func `is refused without a sensible boundary`(type: String) {
        #expect(throws: FormRefusal.malformed) { try read("------x--", type: type) }
    }

    @Test(arguments: [
        "", "-", "------x", "------x\r\n", "------x\r\n------x", "------xyz", "\r\n------x--",
        "------x\r\n\r\n\r\n------x--",
        "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n------x--",
        "------x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n------x--",
        "------x\nContent-Disposition: form-data; name=\"a\"\n\nlines\n------x--",
    ])
    func `that is cut short or put together wrongly is refused`(body: String) {
        #expect(throws: FormRefusal.malformed) { try read(body) }
    }

    @Test func `cut anywhere or with any byte changed never does worse than be refused`() throws {
        let whole = Array(
            ("------x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\n"
                + "1,2\r\n------x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n------x--\r\n").utf8
        )
        #expect(try MultipartForm(Data(whole), contentType: Self.type).fields == ["b": "2"])
        var refused = 0
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 0x2d
            for bytes in [Array(whole[..<index]), changed] {
                do { _ = try MultipartForm(Data(bytes), contentType: Self.type) } catch { refused += 1 }
            }
        }
        #expect(refused > whole.count)
    }

    @Test func `of 20 MB is read in a moment`() throws {
        // Line ends and dashes everywhere are the worst that a search for boundaries meets.
        let content = String(repeating: "\r\n-----\r\n------", count: 1_500_000)
        let body = Data(
            "------x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n\(content)\r\n------x--".utf8
        )
        var form: MultipartForm?
        let time = try processorTime(of: { form = try MultipartForm(body, contentType: Self.type) })
        #expect(form?.files["f"]?.bytes.count == content.utf8.count)
        #expect(time < .seconds(20), "\(time)")
    }
}

@Suite struct `An address to go on to` {
    @Test(arguments: ["/", "/colleges", "/colleges?state=operating&page=2", "/standards/a%20b#items", "/%E5%AD%A6"])
    func `on this site is kept`(address: String) {
        #expect(SafeAddress(address).text == address)
    }

    @Test(arguments: [
        "", "colleges", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example",
        "/\n/elsewhere.example", "/\r\nSet-Cookie: a=b", "https://elsewhere.example", "javascript:alert(1)",
        " //elsewhere.example", "/学院", "/a b", "\u{0}/",
    ])
    func `elsewhere becomes the home page`(address: String) {
        #expect(SafeAddress(address).text == "/")
    }
}
