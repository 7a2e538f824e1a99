import Foundation
import Language
import Postgres
import Support
import Testing

@Suite struct `A text in several languages, kept as jsonb` {
    @Test(arguments: [
        #"{"en": "Plain", "zh-Hans": {"text": "审核", "state": "draft"}}"#, #"{"en": {"text": "Without a state"}}"#, "{}",
        #"{"en": {"text": "a \"b\" \\ c/d\n\t\b\f\r é😀", "state": "machine"}}"#, #"{"lo": "ລາວ", "ar": "العربية"}"#,
        #"{"en": "\u0001 control"}"#, #"{"en": {"more": [1, null, {"a": "]"}], "text": "x"}}"#, #"{"en": "  "}"#,
    ])
    func `is read as Foundation's decoder reads it`(written: String) async throws {
        let connection = try await Connection.open(DatabaseAddress(try PostgresServer.shared.get().address()))
        let text: JSON<LocalizedText> = try await connection.one("SELECT \(written)::text::jsonb")
        #expect(text.value == (try JSONDecoder().decode(LocalizedText.self, from: Data(written.utf8))))
    }

    @Test(arguments: [#"{"en": {"state": "draft"}}"#, #"{"en": {"text": "x", "state": "new"}}"#, "[]", #"{"1!": "x"}"#])
    func `says what is wrong where it is none`(written: String) async throws {
        let connection = try await Connection.open(DatabaseAddress(try PostgresServer.shared.get().address()))
        await #expect(throws: DecodingFault.self) {
            let _: JSON<LocalizedText> = try await connection.one("SELECT \(written)::text::jsonb")
        }
    }
}
