import Testing

@testable import QR

@Suite struct `A QR code` {
    /// What qrcode 8.2 of PyPI, another encoder, makes of the same bytes at level M: rows as hexadecimal numbers, dark modules as ones.
    private static let made: [(text: String, mask: Int, rows: String)] = [
        (
            "otpauth://totp/Ban-Mo:wang-min%40482136?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ban-Mo",
            3,
            """
            1fd25dcb17f 105c8438941 1740b93045d 17553287b5d 174938d735d 104a0218e41 1fd5555557f 1d9f77d00
            16e3dc0284b 15bca7b163d 19c7bc6c19a 687f17c0c3 1658513ee2f 23951f4eea 1cfc0b642e3 1d8494e523b
            1367bd82d90 3367798ba0 10f59552934 1f9fdd92a2e 1bccd30a95a 128ac92ce73 1760546858a 153f632e763
            ac8395792d 7114a97fad 126d4e1c26b 1482f2d50cb 10c20f7a33a 919834278d 12fee60f908 62cae65c1d
            a5c791e5fe 1d8dcbd1b 1fdfd529d58 105c4b20512 174ee0871f8 175b20d6bb6 17562790627 104a97f079a
            1fd22ca852a
            """
        ),
        (
            "a",
            7,
            """
            1fc17f 104941 17445d 17495d 17415d 105f41 1fd57f 700 12d8a0 cbc46 bf583 148a0d 10d155 1639 1fc0a6
            105bb8 17467f 17520f 174111 1048d4 1fdb1e
            """
        ),
        (
            "班墨 · \(String(repeating: "x", count: 130))",
            5,
            """
            1fc8327d7797f 105863c89c741 175a20f53e35d 175b5f5777a5d 174afcfec185d 104d36c59cc41 1fd555555557f
            18acc736400 1056877c6b1ce 431633dddfd2 ec2c09f94e9b 1c141da736539 16c2231dddcd2 16a26fd8c9a45
            144555cf94e18 15bcf2a12202e 4ddc3b16b167 122e5a59c9ace 9d547e022321 121575af36515 be86b746b35c
            19ab7b19dddc2 17f3acff94dfb 31ab94736719 55dfcd5ddd52 111d26c4c9916 bfbec7f94dfb 1d057c862229d
            86afe946b234 13b42c20c9864 1ae035262207c 88a446c36799 a47a3a66b276 10072b35ddd7a 1ed2289b94d83
            6ac31cf3675d 104388c9ddf8a 9268630c9866 8f5105b94dcb e2bfc8a2238d 1c6c6ffc6b1f4 195a44c9916
            1fcbcbd62215d 1046314736519 1741487c6b3f4 174c1ea5dde01 174b39fb94c58 10464713364e9 1fdfd465dde11
            """
        ),
    ]

    @Test(arguments: made)
    func `is as another encoder makes it`(
        text: String,
        mask: Int,
        rows: String
    ) throws {
        let expected = rows.split { $0.isWhitespace }.map { $0.drop { $0 == "0" } }
        let code = try #require(QRCode(bytes: Array(text.utf8), mask: mask))
        #expect(code.size == expected.count)
        let bits = code.modules.map { row in row.map { $0 ? "1" : "0" }.joined() }
        let expectedBits = expected.map { Self.bits($0, count: code.size) }
        #expect(bits == expectedBits)
        let masked = (0...7).map { QRCode(bytes: Array(text.utf8), mask: $0) }
        #expect(masked.contains(QRCode(text)))
    }

    @Test func `holds two thousand bytes and more, and says where it doesn't`() throws {
        #expect(try #require(QRCode(String(repeating: "x", count: 2_331))).size == 177)
        #expect(QRCode(String(repeating: "x", count: 2_332)) == nil)
    }

    @Test func `is drawn with a quiet zone of four modules`() throws {
        let code = try #require(QRCode("a"))
        #expect(code.pictureSize == 29)
        // The finder's first row.
        #expect(code.path.hasPrefix("M4 4h7v1H4z"))
    }

    private static func bits(_ hexadecimal: Substring, count: Int) -> String {
        let bits = hexadecimal.compactMap(\.hexDigitValue).map { digit in
            String(repeating: "0", count: 4 - String(digit, radix: 2).count) + String(digit, radix: 2)
        }
        let text = bits.joined()
        return String((String(repeating: "0", count: count) + text).suffix(count))
    }
}
