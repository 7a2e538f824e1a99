import Collection
import Language
import Number

extension Texts {
    /// What is odd about a report, in words.
    func words(of oddity: Oddity, naming elements: [String: ElementLine]) -> String {
        switch oddity {
        case .missing(let count): self("waiting.oddities.missing", ["count": .integer(count)])
        case .outside(let item, let value, let low, let high):
            self(
                low == high ? "waiting.oddities.outsideSame" : "waiting.oddities.outside",
                [
                    "element": .text(elements[item].map { name(of: $0) } ?? item), "value": .number(value),
                    "low": .number(low), "high": .number(high),
                ]
            )
        case .remark(let reason): self("waiting.oddities.remark", ["reason": .text(reason)])
        case .broken(_, let name): self("waiting.oddities.broken", ["rule": .text(text(name))])
        }
    }
}

extension Oddity: Shaped {
    static let shape = Shape<Oddity>("Oddity") { shape in
        shape.field("kind", \.kind)
        shape.optional("count", \.count)
        shape.optional("item", \.outlier?.item)
        shape.optional("value", \.outlier?.value)
        shape.optional("low", \.outlier?.low)
        shape.optional("high", \.outlier?.high)
        shape.optional("reason", \.reason)
        shape.optional("rule", \.rule)
    }

    /// The kinds by name.
    enum Kind: String, ChoiceAnswer {
        case missing, outside, remark, broken
    }

    private var kind: Kind {
        switch self {
        case .missing: .missing
        case .outside: .outside
        case .remark: .remark
        case .broken: .broken
        }
    }

    private var count: Int? { if case .missing(let count) = self { count } else { nil } }

    private var reason: String? { if case .remark(let reason) = self { reason } else { nil } }

    private var rule: String? { if case .broken(let rule, _) = self { rule } else { nil } }

    private var outlier: (item: String, value: Number, low: Number, high: Number)? {
        if case .outside(let item, let value, let low, let high) = self { (item, value, low, high) } else { nil }
    }
}
