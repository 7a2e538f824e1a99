/// The years whose periods can have values: those of the table `collection.period`.
enum ReportedYears {
    /// From the first to the last.
    static let all = 2015...2049
}
