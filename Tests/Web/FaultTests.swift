import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(10))) struct `Every form of the site` {
    @Test func `is answered to everybody, whatever stands in it, by a rule and never by a fault of ours`() async throws
    {
        let planted = try await PlantedSite()
        // What ends the sender's session or takes their rights comes last.
        let forms = planted.forms
        for member in planted.everybody.map(Optional.some) + [nil] {
            var browser = try await planted.test.browser(as: member)
            if member == nil { _ = try await browser.get("/sign-in") }
            for form in forms where form.route != "/sign-out" {
                for fields in Self.variants(of: form.form ?? [:]) {
                    var sent = form
                    sent.form = fields
                    let answer = try await browser.ask(sent)
                    let title = "\(member.map { "\($0.role)" } ?? "anyone"): \(form.address) \(fields)"
                    #expect(answer.status < 500, "\(title): \(answer.status)")
                }
            }
        }
    }

    /// Nothing typed, everything strange, and all as it should be.
    private static func variants(of form: [String: String]) -> [[String: String]] {
        let chosen: Set = ["step", "kind", "severity", "ground"]
        return [
            form.filter { chosen.contains($0.key) },
            form.mapValues { _ in "-9999999999999999999999999999 \u{202E}金丝雀" },
            form.mapValues { _ in "" }, form,
        ]
    }
}
