/// A PostgreSQL data type, by its number in `pg_type`; the built-in ones never change.
package struct PostgresType: Hashable, Sendable {
    /// The number in `pg_type.oid`.
    package let oid: UInt32

    /// The type of that number.
    package init(oid: UInt32) {
        self.oid = oid
    }

    package static let bool = PostgresType(oid: 16)
    package static let bytea = PostgresType(oid: 17)
    package static let name = PostgresType(oid: 19)
    package static let int8 = PostgresType(oid: 20)
    package static let int2 = PostgresType(oid: 21)
    package static let int4 = PostgresType(oid: 23)
    package static let text = PostgresType(oid: 25)
    package static let json = PostgresType(oid: 114)
    package static let float4 = PostgresType(oid: 700)
    package static let float8 = PostgresType(oid: 701)
    package static let unknown = PostgresType(oid: 705)
    package static let bpchar = PostgresType(oid: 1042)
    package static let varchar = PostgresType(oid: 1043)
    package static let date = PostgresType(oid: 1082)
    package static let timestamptz = PostgresType(oid: 1184)
    package static let numeric = PostgresType(oid: 1700)
    package static let uuid = PostgresType(oid: 2950)
    package static let jsonb = PostgresType(oid: 3802)

    /// Types that extensions and users define have numbers from here on.
    static let firstUserDefined: UInt32 = 16_384
}

extension PostgresType: CustomStringConvertible {
    /// The name PostgreSQL gives a built-in type; `type 16385` for others.
    package var description: String {
        Self.names[oid] ?? "type \(oid)"
    }

    private static let names: [UInt32: String] = [
        16: "boolean", 17: "bytea", 18: "\"char\"", 19: "name", 20: "bigint", 21: "smallint", 23: "integer",
        25: "text", 26: "oid", 114: "json", 142: "xml", 199: "json[]", 700: "real", 701: "double precision",
        705: "unknown", 869: "inet", 1000: "boolean[]", 1001: "bytea[]", 1003: "name[]", 1005: "smallint[]",
        1007: "integer[]", 1009: "text[]", 1014: "character[]", 1015: "character varying[]", 1016: "bigint[]",
        1021: "real[]", 1022: "double precision[]", 1042: "character", 1043: "character varying", 1082: "date",
        1083: "time", 1114: "timestamp", 1182: "date[]", 1184: "timestamp with time zone",
        1185: "timestamp with time zone[]", 1186: "interval", 1231: "numeric[]", 1700: "numeric", 2249: "record",
        2278: "void", 2950: "uuid", 2951: "uuid[]", 3802: "jsonb", 3807: "jsonb[]",
    ]
}
