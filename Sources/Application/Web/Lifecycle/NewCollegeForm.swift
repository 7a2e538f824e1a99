import Lifecycle
import Tenancy

/// What a reporter types to begin an application, with what is wrong with it.
struct NewCollegeForm {
    /// A field of the form, as it is named there.
    enum Field: String, CaseIterable {
        case nameZh, nameEn, cityZh, cityEn, country, partner, partnerZh, partnerEn, partnerCountry
    }

    /// What is wrong with a field.
    enum Fault: String, CaseIterable {
        case nameZh, nameEn, cityZh, cityEn, country, partner, partnerZh, partnerEn
        /// A partner of the list is chosen and a new one named.
        case partnerTwice
        /// The new one is in the list.
        case partnerKnown

        var field: Field {
            switch self {
            case .partnerTwice, .partnerKnown: .partner
            default: Field(rawValue: rawValue) ?? .partner
            }
        }

        var messageKey: String { "colleges.missing.\(rawValue)" }
    }

    private(set) var typed: [Field: String] = [:]
    var faults: [Fault] = []

    /// The empty form.
    init() {}

    init(_ form: Form) {
        for field in Field.allCases { typed[field] = form[field.rawValue] }
        let needed: [Fault] = [.nameZh, .nameEn, .cityZh, .cityEn, .country]
        faults = needed.filter { self[$0.field].isEmpty }
        if !faults.contains(.country), !Self.isCountry(self[.country]) { faults.append(.country) }
        let isNamed = !self[.partnerZh].isEmpty || !self[.partnerEn].isEmpty
        switch (self[.partner].isEmpty, isNamed) {
        case (true, false): faults.append(.partner)
        case (false, true): faults.append(.partnerTwice)
        case (true, true): faults += [.partnerZh, .partnerEn].filter { self[$0.field].isEmpty }
        case (false, false): if Identifier<Organisation>(self[.partner]) == nil { faults.append(.partner) }
        }
    }

    /// The draft to be; nil while something is wrong.
    var college: NewCollege? {
        guard faults.isEmpty else { return nil }
        let country = self[.partnerCountry]
        let partner: NewCollege.Partner =
            Identifier(self[.partner]).map { .known($0) }
            ?? .new(
                nameZh: self[.partnerZh],
                nameEn: self[.partnerEn],
                country: Self.isCountry(country) ? country : self[.country]
            )
        return NewCollege(
            nameZh: self[.nameZh],
            nameEn: self[.nameEn],
            country: self[.country],
            cityZh: self[.cityZh],
            cityEn: self[.cityEn],
            partner: partner
        )
    }

    private subscript(_ field: Field) -> String { typed[field] ?? "" }

    private static func isCountry(_ text: String) -> Bool { text.wholeMatch(of: /[A-Z]{2}/) != nil }
}
