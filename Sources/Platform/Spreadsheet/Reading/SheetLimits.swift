/// How much of a file is read before it is refused, so that a small hostile file can't fill the memory or the day.
package struct SheetLimits: Sendable, Hashable {
    /// Bytes of all parts that are read, inflated; and of a text file.
    package var bytes: Int
    /// How many times larger than in the file a part may become.
    package var inflation: Int
    /// The bytes up to which a part may inflate as it likes.
    package var inflationFrom: Int
    /// Rows of a sheet; Excel's own limit is 1,048,576.
    package var rows: Int
    /// Columns of a sheet; Excel's own limit is 16,384.
    package var columns: Int
    /// Cells with content in the whole file.
    package var cells: Int
    package var sheets: Int
    /// Bytes of one cell's text as UTF-8; Excel's own limit is 32,767 characters.
    package var text: Int
    /// Bytes of the texts that a workbook's cells share, which are kept in memory.
    package var sharedStrings: Int

    /// What a file of several hundred thousand rows needs, with room to spare.
    package static let standard = SheetLimits(
        bytes: 1 << 30,
        inflation: 200,
        inflationFrom: 32 << 20,
        rows: 1_048_576,
        columns: 16_384,
        cells: 20_000_000,
        sheets: 255,
        text: 131_068,
        sharedStrings: 128 << 20
    )
}
