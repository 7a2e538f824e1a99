/// The years whose periods can have values: those of the table `collection.period`, as a test holds.
package enum ReportedYears {
    /// From the first to the last.
    package static let all = 2015...2049
}
