/// Columns as spreadsheets name them: 1 is A, 27 is AA, 16,384 is XFD.
package enum ColumnLetters {
    /// The letters of a column, counted from 1; `?` for what is no column.
    package static func letters(of column: Int) -> String {
        guard column >= 1 else { return "?" }
        var letters = ""
        var rest = column
        while rest > 0 {
            letters.insert(Character(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))), at: letters.startIndex)
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// The column and row of a reference such as `AB12`, both from 1; nil for anything else, `$A$1` too.
    package static func reference(_ text: String) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 20_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default:
                return nil
            }
        }
        return column > 0 && row > 0 ? (column, row) : nil
    }
}
