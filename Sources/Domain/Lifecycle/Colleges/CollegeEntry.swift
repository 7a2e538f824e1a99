import Tenancy

/// A college as lists and its own page show it: with the names of the two that run it.
package struct CollegeEntry: Sendable, Hashable, Codable {
    package var college: College
    /// The Chinese name of the lead college.
    package let leadZh: String
    package let leadEn: String
    /// The Chinese name of the partner abroad.
    package let partnerZh: String
    package let partnerEn: String
    /// Made up for a demonstration, which its page then says.
    package let isIllustrative: Bool

    /// A college with the names of its lead college and its partner.
    package init(
        _ college: College,
        leadZh: String,
        leadEn: String,
        partnerZh: String,
        partnerEn: String,
        isIllustrative: Bool = false
    ) {
        self.college = college
        self.leadZh = leadZh
        self.leadEn = leadEn
        self.partnerZh = partnerZh
        self.partnerEn = partnerEn
        self.isIllustrative = isIllustrative
    }
}
