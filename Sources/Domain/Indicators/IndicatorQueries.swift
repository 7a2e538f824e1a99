import Collection
import Language
import Number
import Postgres
import Tenancy

extension Scope {
    /// Writes a programme's indicators, adding to and replacing what is there; only `hq-admin` may. Throws
    /// `IndicatorFault` where one asks for what is not kept.
    package func save(_ indicators: [Indicator]) async throws {
        let others = try await storedIndicators(except: indicators.map(\.code))
        try IndicatorBook(indicators + others, elements: try await elements()).check(indicators)
        for (position, indicator) in indicators.enumerated() {
            try await execute(
                """
                INSERT INTO indicators.indicator (programme_id, code, position, name, leg, numerator, denominator,
                    factor, better, default_target, weight, reference)
                VALUES (\(member.programme), \(indicator.code), \(Int32(position)), \(JSON(indicator.name)),
                    \(indicator.leg), \(indicator.formula.numerator.source), \(indicator.formula.denominator.source),
                    \(indicator.formula.factor), \(indicator.better), \(indicator.defaultTarget), \(indicator.weight),
                    \(indicator.reference))
                ON CONFLICT (programme_id, code) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name,
                    leg = EXCLUDED.leg, numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator,
                    factor = EXCLUDED.factor, better = EXCLUDED.better, default_target = EXCLUDED.default_target,
                    weight = EXCLUDED.weight, reference = EXCLUDED.reference
                """
            )
        }
    }

    /// The indicators of the member's programme, parsed, in their order, over its data dictionary.
    package func indicatorBook() async throws -> IndicatorBook {
        IndicatorBook(try await storedIndicators(), elements: try await elements())
    }

    private func storedIndicators(except codes: [String] = []) async throws -> [Indicator] {
        try await all(
            """
            SELECT code, name, leg, numerator, denominator, factor, better, default_target, weight, reference
            FROM indicators.indicator
            WHERE programme_id = \(member.programme) AND code <> ALL (\(codes))
            ORDER BY position
            """
        ) {
            (
                code: String,
                name: JSON<LocalizedText>,
                leg: Leg,
                numerator: String,
                denominator: String,
                factor: Number,
                better: Indicator.Better,
                target: Number,
                weight: Number,
                reference: String
            ) in
            try Indicator(
                code: code,
                name: name.value,
                leg: leg,
                numerator: numerator,
                denominator: denominator,
                factor: factor,
                better: better,
                defaultTarget: target,
                weight: weight,
                reference: reference
            )
        }
    }
}

extension Leg: PostgresCodable {}
extension Indicator.Better: PostgresCodable {}
