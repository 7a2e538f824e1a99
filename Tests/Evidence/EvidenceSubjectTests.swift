import Foundation
import Testing

@testable import Evidence

@Suite struct `A subject of evidence` {
    @Test(arguments: EvidenceSubject.Kind.allCases)
    func `is read as it is written`(kind: EvidenceSubject.Kind) {
        let college = kind.isOfCollege ? UUID() : nil
        for item in ["", "3", "self-assessment~1", "TCH_HOURS.M~2025Q3"] {
            let subject = EvidenceSubject(kind, of: college, item)
            #expect(EvidenceSubject("\(subject)") == subject)
        }
    }

    @Test(arguments: [
        "", "~", "document", "document~", "document~-~application~1", "adoption~\(UUID())~1", "spell~-~1",
    ])
    func `is nothing that names nothing`(text: String) {
        #expect(EvidenceSubject(text) == nil)
    }

    @Test func `is never a text that means something elsewhere`() {
        for item in ["a b", "a/b", "a'b", "é", String(repeating: "a", count: 121)] {
            #expect(EvidenceSubject("milestone~\(UUID())~\(item)") == nil)
        }
    }
}
