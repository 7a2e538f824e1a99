import Foundation
import Language
import Testing

@Suite struct `Plural rules` {
    @Test(arguments: PluralSamples.all)
    func `agree with CLDR's own samples`(_ group: PluralSamples) throws {
        for name in group.languages.split(separator: " ") {
            let rules = PluralRules(for: try tag(String(name)))
            #expect(rules.categories == Set(group.samples.keys), "\(name)")
            for (category, samples) in group.samples {
                for number in try expanded(samples) {
                    let operands = try #require(PluralOperands(shown: number))
                    #expect(rules.category(of: operands) == category, "\(name) \(number)")
                }
            }
        }
    }

    @Test func `cover the 24 languages of the product`() {
        let languages = PluralSamples.all.flatMap { $0.languages.split(separator: " ") }.filter { $0 != "pt-PT" }
        #expect(Set(languages).count == 24)
    }

    @Test func `look at the digits that are shown, not at the value alone`() throws {
        let english = PluralRules(for: .english)
        #expect(english.category(of: PluralOperands(1)) == .one)
        #expect(english.category(of: try #require(PluralOperands(shown: "1.0"))) == .other)
    }

    @Test func `ignore the sign and hold beyond Int`() throws {
        let russian = PluralRules(for: try tag("ru"))
        #expect(russian.category(of: PluralOperands(-21)) == .one)
        #expect(russian.category(of: PluralOperands(.min)) == .many)
        let long = try #require(PluralOperands(shown: "9999999999999999999999999999999999999999999000000"))
        #expect(PluralRules(for: try tag("fr")).category(of: long) == .many)
        #expect(PluralRules(for: try tag("fr")).category(of: PluralOperands(.max)) == .other)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1e3", "１", "1,000", "NaN"])
    func `refuse what is no plain decimal`(_ text: String) {
        #expect(PluralOperands(shown: text) == nil)
    }

    /// Every number of a line of samples, ranges spelled out.
    private func expanded(_ samples: String) throws -> [String] {
        try samples.split(separator: " ").flatMap { sample in
            let ends = sample.split(separator: "~")
            guard ends.count == 2 else { return [String(sample)] }
            let decimals = ends[0].split(separator: ".").dropFirst().first?.count ?? 0
            let scale = [1, 10, 100][decimals]
            let numbers = try ends.map { Int((try #require(Double($0)) * Double(scale)).rounded()) }
            return (numbers[0]...numbers[1]).map {
                decimals == 0 ? "\($0)" : "\($0 / scale)." + String(format: "%0\(decimals)d", $0 % scale)
            }
        }
    }
}
