import Foundation
import Testing

@testable import Tenancy

@Suite struct `A one-time code` {
    /// RFC 6238, appendix B, for SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `is that of the standard's example`(time: Int, code: String) {
        let totp = TOTP(secret: Array("12345678901234567890".utf8))
        #expect(totp.code(at: Date(timeIntervalSince1970: TimeInterval(time)), digits: 8) == code)
    }

    @Test func `is taken of the half minutes before and after too, and of none that was used`() {
        let (totp, now) = (TOTP(), Date(timeIntervalSince1970: 1_763_611_205))
        let step = TOTP.step(at: now)
        for away in [-1, 0, 1] {
            let code = totp.code(at: now + TimeInterval(away * 30))
            #expect(totp.step(of: code, at: now, after: 0) == step + away)
            #expect(totp.step(of: code, at: now, after: step + away) == nil)
        }
        #expect(totp.step(of: totp.code(at: now + 60), at: now, after: 0) == nil)
        #expect(totp.step(of: "", at: now, after: 0) == nil)
    }

    @Test func `has a secret that apps read from an address`() throws {
        let totp = TOTP(secret: Array("12345678901234567890".utf8))
        #expect(totp.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TOTP(base32: totp.base32) == totp)
        #expect(TOTP(base32: "GEZDGNBVGY3TQOJQ") == nil && TOTP(base32: "1") == nil)
        #expect(
            totp.address(issuer: "班墨", name: "wang-min@482136")
                == "otpauth://totp/%E7%8F%AD%E5%A2%A8:wang-min%40482136?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E7%8F%AD%E5%A2%A8"
        )
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ])
    func `is written in letters and digits`(text: String, encoded: String) {
        #expect(Base32.text(Array(text.utf8)) == encoded)
        #expect(Base32.bytes(encoded) == Array(text.utf8))
    }

    @Test func `in its place is a recovery code, whichever way it is typed`() throws {
        let code = RecoveryCode()
        #expect(code.text.wholeMatch(of: /[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/) != nil)
        #expect(RecoveryCode(typed: code.text.lowercased().replacing("-", with: " ")) == code)
        #expect(RecoveryCode(typed: "123456") == nil)
    }
}
