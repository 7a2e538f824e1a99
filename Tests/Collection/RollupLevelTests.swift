import Calendar
import Collection
import Testing

@Suite struct `Rollup levels` {
    @Test(arguments: [
        ("202511", ["202511", "2025Q4", "2025S2", "2025", "2025Sep"]), ("2025Q3", ["2025Q3", "2025S2", "2025"]),
        ("2025Q4", ["2025Q4", "2025S2", "2025", "2025Sep"]), ("2025S1", ["2025S1", "2025", "2024Sep"]),
        ("2025S2", ["2025S2", "2025"]), ("2025", ["2025"]), ("2025Sep", ["2025Sep"]), ("2025Oct", []),
        ("20250831", ["202508", "2025Q3", "2025S2", "2025", "2024Sep"]), ("2020W53", ["2020Sep"]),
        ("202501B", ["2025Q1", "2025S1", "2025", "2024Sep"]), ("202502B", ["2025S1", "2025", "2024Sep"]),
    ])
    func `a period lies in the calendar levels that hold it whole`(text: String, levels: [String]) throws {
        #expect(try Period(identifier: text).rollups.map(\.identifier) == levels)
    }
}
