import Collection
import Indicators
import Number
import Postgres
import Support
import Testing

@Suite struct `Constant expressions and PostgreSQL's numeric` {
    /// A random expression as we and as PostgreSQL write it.
    private struct Pair {
        let ours: String
        let theirs: String
    }

    private func number(_ random: inout SeededRandom) -> Pair {
        var digits = String(random.below(10))
        for _ in 0..<random.below(random.below(4) == 0 ? 25 : 8) { digits += String(random.below(10)) }
        digits = String(digits.drop { $0 == "0" })
        let whole = digits.isEmpty ? "0" : digits
        let decimals = (0..<random.below(random.below(4) == 0 ? 20 : 4)).map { _ in String(random.below(10)) }.joined()
        let text = decimals.isEmpty ? whole : whole + "." + decimals
        return Pair(ours: text, theirs: "\(text)::numeric")
    }

    private func exact(_ depth: Int, _ random: inout SeededRandom) -> Pair {
        guard depth > 0 else { return number(&random) }
        var pair = exact(depth - 1, &random)
        for _ in 0...random.below(3) {
            let joint = ["+", "-", "*"][random.below(3)]
            let other = exact(depth - 1, &random)
            pair = Pair(ours: pair.ours + joint + other.ours, theirs: pair.theirs + " \(joint) " + other.theirs)
        }
        if random.below(4) == 0 { return Pair(ours: "-(\(pair.ours))", theirs: "(- (\(pair.theirs)))") }
        return Pair(ours: "(\(pair.ours))", theirs: "(\(pair.theirs))")
    }

    private func values(of expressions: [String]) async throws -> [Number] {
        let server = try PostgresServer.shared.get()
        let connection = try await Connection.open(DatabaseAddress(server.address()))
        return try await connection.transaction { transaction in
            try await transaction.script(
                """
                CREATE FUNCTION pg_temp.calculate(expression text) RETURNS numeric LANGUAGE plpgsql AS $$
                DECLARE result numeric;
                BEGIN
                    EXECUTE 'SELECT ' || expression INTO result;
                    RETURN result;
                END $$
                """
            )
            return try await transaction.all(
                """
                SELECT pg_temp.calculate(expression)
                FROM unnest(\(expressions)) WITH ORDINALITY AS given (expression, position)
                ORDER BY position
                """,
                as: Number.self
            )
        }
    }

    @Test(arguments: [1, 2, 3])
    func `agree exactly on sums, differences and products`(depth: Int) async throws {
        var random = SeededRandom(seed: UInt64(depth))
        let pairs = (0..<1000).map { _ in exact(depth, &random) }
        for (pair, theirs) in zip(pairs, try await values(of: pairs.map(\.theirs))) {
            let ours = try IndicatorExpression(pair.ours).constant()
            #expect(ours == theirs, "\(pair.ours)")
        }
    }

    @Test(arguments: [0, 1, 2])
    func `agree to 16 digits on quotients`(depth: Int) async throws {
        var random = SeededRandom(seed: UInt64(depth) + 10)
        let pairs = try (0..<1000).map { _ in (exact(depth, &random), exact(depth, &random)) }
            .filter { try IndicatorExpression($1.ours).constant() != 0 }
        #expect(pairs.count > 900)
        let theirs = try await values(of: pairs.map { "\($0.theirs) / \($1.theirs)" })
        for ((dividend, divisor), quotient) in zip(pairs, theirs) {
            let ours = try #require(try IndicatorExpression("\(dividend.ours)/\(divisor.ours)").constant())
            // PostgreSQL gives at least 16 digits, we give 16: a unit of the last is as far apart as they may be.
            let unit = Number(mantissa: 1, exponent: ours.order - 15)
            #expect((ours - quotient).magnitude <= unit, "\(dividend.ours) / \(divisor.ours)")
        }
    }

    @Test func `agree on remainders`() async throws {
        var random = SeededRandom(seed: 20)
        let pairs = (0..<1000).map { _ in (number(&random), number(&random)) }.filter {
            $1.ours.contains { "1"..."9" ~= $0 }
        }
        let theirs = try await values(of: pairs.map { "\($0.theirs) % \($1.theirs)" })
        for ((dividend, divisor), remainder) in zip(pairs, theirs) {
            #expect(try IndicatorExpression("\(dividend.ours)%\(divisor.ours)").constant() == remainder)
        }
    }

    @Test func `numbers survive the database`() async throws {
        let server = try PostgresServer.shared.get()
        let connection = try await Connection.open(DatabaseAddress(server.address()))
        var random = SeededRandom(seed: 30)
        let numbers = (0..<500).map { _ in Number(exact(2, &random).ours.filter { $0.isNumber || $0 == "." }) ?? .one }
        for number in numbers {
            #expect(try await connection.one("SELECT \(number)", as: Number.self) == number)
            let text = try await connection.one("SELECT \(number)::text", as: String.self)
            #expect(Number(text) == number && text.hasPrefix("\(number)"))
        }
    }
}

extension IndicatorExpression {
    /// What an expression without items comes to; nil where that is no number.
    fileprivate func constant() throws -> Number? { try evaluate { _ in nil }.number }
}
