import Foundation
import Tenancy
import Testing

@Suite struct `A chosen password` {
    @Test(arguments: [
        ("123456789012", PasswordStrength.Weakness.pattern), ("            ", .pattern), ("aaaaaaaaaaaa", .pattern),
        ("abcabcabcabc", .pattern), ("qwertyuiop12", .pattern), ("1qaz2wsx3edc", .pattern), ("131313131313", .pattern),
        ("li.mingli.ming", .name), ("Li Ming Li Ming", .name), ("limingliming", .name), ("李明李明李明李明李明李明", .name),
        ("password1234", .common), ("P@ssw0rd2025", .common), ("Shandong2025", .common), ("woaini1314520", .common),
        ("iloveyou1234", .common), ("motdepasse12", .common), ("nenosiri1234", .common), ("我爱你我爱你我爱你我爱你", .common),
        ("ສະບາຍດີສະບາຍດີ", .common), ("كلمةالسر1234", .common), ("пароль123456", .common), ("13812345678", .pattern),
        ("139051702938", .simple), ("banmocollege", .common), ("szeretlek123", .common),
    ])
    func `that many would choose is weak, and it is said why`(password: String, why: PasswordStrength.Weakness) {
        let strength = PasswordStrength(password, knowing: ["li.ming@482136", "Li Ming", "李明", "liming"])
        #expect(strength.weakness == why, "\(strength.bits)")
        #expect(strength.grade == .weak)
    }

    @Test(arguments: [
        "a longer password", "correct horse tractor seven", "railway mango ladder", "澜沧江边的火车晚点了八分钟", "vK7mQz2pXw9T",
        "ຂ້ອຍມັກກິນເຂົ້າໜຽວຕອນເຊົ້າ",
    ])
    func `that nobody else would is taken`(password: String) {
        #expect(PasswordStrength(password, knowing: ["li.ming@482136", "Li Ming"]).weakness == nil)
    }

    @Test func `is graded in four words`() {
        let passwords = ["password1234", "a longer password", "railway mango1", "railway mango ladder"]
        #expect(passwords.map { PasswordStrength($0, knowing: []).grade } == [.weak, .fair, .good, .strong])
    }

    @Test func `is graded as quickly however long it is`() {
        #expect(PasswordStrength(String(repeating: "x", count: 60_000), knowing: []).grade == .weak)
    }
}
