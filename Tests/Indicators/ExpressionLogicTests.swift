import Collection
import Indicators
import Testing

@Suite struct `Comparison and logic in expressions` {
    @Test(arguments: [
        ("1 < 2", true), ("1 < 1", false), ("1 > 2", false), ("2 > 1", true), ("1 <= 1", true), ("2 <= 1", false),
        ("1 >= 2", false), ("5 < 2 + 3", false), ("5 <= 2 + 3", true), ("5 >= 8 - 3", true), ("1 + 2 == 3", true),
        ("1 + 2 != 3", false), ("1.0 == 1", true), ("1e2 == 100", true), ("0.1 + 0.2 == 0.3", true),
    ])
    func `comparisons bind looser than sums`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("'a' < 'a'", false), ("'a' < 'b'", true), ("'b' > 'a'", true), ("'a' <= 'a'", true), ("'a' >= 'b'", false),
        ("'a' == 'a'", true), ("'a' != 'b'", true), ("'hi' == \"hi\"", true), ("'Z' < 'a'", true), ("'é' > 'z'", true),
        ("'2' == 2", true), ("2 == '2'", true), ("10 > '9'", true), ("'10' > '9'", false), ("2 == 'two'", false),
        ("'true' == true", true), ("true == 'TRUE'", true), ("1 == true", true), ("0 < true", true),
        ("'e\u{301}' == 'é'", false),
    ])
    func `texts compare as texts, and as numbers or booleans with those`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("true < true", false), ("false < true", true), ("true > false", true), ("true <= false", false),
        ("! true < false", false), ("! true <= false", true), ("! ( true >= false )", false),
        ("true == false == false", true), ("!false", true), ("not true", false), ("not(true)", false), ("!!true", true),
    ])
    func `not binds tighter than comparisons`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("true && true", true), ("true and false", false), ("false || true", true), ("false or false", false),
        ("true || true && false", true), ("( true || true ) && false", false), ("true && 1 == 1", true),
        ("1 && true", true), ("true and true || 1 /* a \n comment \r */", true), ("0 or 2", true),
    ])
    func `and binds tighter than or`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("if(null && true, 1, 2)", "null"), ("if(true && null, 1, 2)", "null"), ("if(false && null, 1, 2)", "2"),
        ("if(null || true, 1, 2)", "1"), ("if(true || null, 1, 2)", "1"), ("if(null || false, 1, 2)", "null"),
        ("if(false || null, 1, 2)", "null"), ("if(!null, 1, 2)", "null"), ("if(null == 1, 1, 2)", "null"),
        ("if(false || null || true, 1, 2)", "1"), ("1 - null", "null"), ("null", "null"), ("-null", "null"),
        ("greatest(null, 3)", "3"), ("isNull(null) + 1", "refused"),
    ])
    func `null spreads, but true or anything is true`(source: String, value: String) throws {
        #expect((try? shown(source)) ?? "refused" == value)
    }

    @Test(arguments: [
        ("is('A' in 'A','B','C')", true), ("is('C' in 'A','B','C')", true), ("is('D' in 'A','B','C')", false),
        ("is( 2 in 1, 2, 3 )", true), ("is( 3 in 1, 2, '3' )", true), ("is( 4 in 1, 2, 3 )", false),
        ("is(1 + 1 in 2)", true), ("is(1 in null, 1)", true),
    ])
    func `is in compares with each`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("contains('ab,cd,ef','ab')", true), ("contains('ab,cd,ef','ef', 'cd', 'ab')", true),
        ("contains('ab,cd,ef','b,c')", true), ("contains('ab,cd,ef','ac')", false), ("contains('ab','')", true),
        ("containsItems('ab,cd,ef','ab')", true), ("containsItems('ab,cd,ef','ef', 'cd', 'ab')", true),
        ("containsItems('ab,cd,ef','b,c')", false), ("containsItems('ab,cd,ef','a')", false),
        ("containsItems('ab,cd,ef','ab','xy')", false), ("containsItems('a,b,','')", false),
        ("containsItems('a,,b','')", true), ("containsItems('','')", true), ("containsItems(',','')", false),
        ("contains('a\\r\\nb','\\n')", true),
        ("contains('e\u{301}','e')", true), ("contains('中文','文')", true),
    ])
    func `contains looks for parts, containsItems for whole items`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        (#"'it\'s' == "it's""#, true), (#"'\u4e2d\u6587' == '中文'"#, true), (#"'\ud83d\ude00' == '😀'"#, true),
        ("'a\\tb' == 'a\tb'", true), (#"'\101' == 'A'"#, true), (#"'\\' == '\134'"#, true), (#"'"' == "\"""#, true),
        (#"'\uuu0041' == 'A'"#, true), ("'' == \"\"", true),
    ])
    func `strings have Java's escapes`(source: String, value: Bool) throws {
        #expect(try shown(source, mode: .test) == "\(value)")
    }

    @Test(arguments: [
        ("greatest( 3, 4, 1, 5, 2 )", "5"), ("least( 3, 4, 1, 5, 2 )", "1"), ("greatest('10', 9)", "10"),
        ("greatest(5, 1/0)", "5"), ("greatest(1/0, 5)", "NaN"), ("least(log(0), 5)", "-Infinity"),
        ("removeZeros( 0 )", "null"), ("removeZeros( 10 - 2 * 5 )", "null"), ("removeZeros( 10 - 2 )", "8"),
        ("firstNonNull(null, removeZeros(0), 4)", "4"), ("firstNonNull(null)", "0"), ("'2' + 1", "3"),
        ("if('true', 1, 0)", "1"), ("if(1, 2, 3)", "2"), ("if(true, 1, '2')", "1"), ("log10('1000')", "3"),
    ])
    func `functions yield what DHIS2's do`(source: String, value: String) throws {
        #expect(try shown(source, missing: .neverSkip) == value)
    }
}
