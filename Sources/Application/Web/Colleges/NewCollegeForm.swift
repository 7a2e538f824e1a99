import Calendar
import Lifecycle
import Tenancy

/// What a reporter types to begin an application, with what is wrong with it.
struct NewCollegeForm {
    /// A field of the form, as it is named there.
    enum Field: String, CaseIterable {
        case nameZh, nameEn, cityZh, cityEn, country, zone, partner, partnerZh, partnerEn, partnerCountry
    }

    /// What is wrong with a field.
    enum Fault: String, CaseIterable {
        case nameZh, nameEn, cityZh, cityEn, country, partner, partnerZh, partnerEn
        case nameZhLong, nameEnLong, cityZhLong, cityEnLong, partnerZhLong, partnerEnLong
        /// A partner of the list is chosen and a new one named.
        case partnerTwice
        /// The new one is in the list.
        case partnerKnown
        /// China itself is chosen, or what is no country.
        case notAHost
        /// The chosen one is in another country than the college is to be.
        case partnerElsewhere
        /// No time zone's name.
        case zoneUnknown

        var field: Field {
            switch self {
            case .partnerTwice, .partnerKnown, .partnerElsewhere: .partner
            case .notAHost: .country
            case .zoneUnknown: .zone
            default: Field(rawValue: rawValue.replacing("Long", with: "")) ?? .partner
            }
        }

        var messageKey: String {
            switch self {
            case .notAHost, .partnerElsewhere, .zoneUnknown: "colleges.\(rawValue)"
            case .nameZhLong, .nameEnLong, .cityZhLong, .cityEnLong, .partnerZhLong, .partnerEnLong: "words.tooLong"
            default: "colleges.missing.\(rawValue)"
            }
        }
    }

    private(set) var typed: [Field: String] = [:]
    var faults: [Fault] = []

    /// The empty form.
    init() {}

    init(_ form: Form, _ partners: [PartnerOrganisation]) {
        for field in Field.allCases { typed[field] = form[field.rawValue] }
        let needed: [Fault] = [.nameZh, .nameEn, .cityZh, .cityEn, .country]
        faults = needed.filter { self[$0.field].isEmpty }
        let names: [Fault] = [.nameZhLong, .nameEnLong, .cityZhLong, .cityEnLong, .partnerZhLong, .partnerEnLong]
        faults += names.filter { !form.tooLong([$0.field.rawValue: .title]).isEmpty }
        let country = self[.country]
        if !country.isEmpty, !Self.isCountry(country) || Texts.homes.contains(country) { faults.append(.notAHost) }
        if !self[.zone].isEmpty, Zone(self[.zone]) == nil { faults.append(.zoneUnknown) }
        let isNamed = !self[.partnerZh].isEmpty || !self[.partnerEn].isEmpty
        switch (self[.partner].isEmpty, isNamed) {
        case (true, false): faults.append(.partner)
        case (false, true): faults.append(.partnerTwice)
        case (true, true): faults += [.partnerZh, .partnerEn].filter { self[$0.field].isEmpty }
        case (false, false):
            let partner = partners.first { "\($0.id)" == self[.partner].lowercased() }
            if partner == nil { faults.append(.partner) }
            if let partner, Self.isCountry(country), partner.country != country { faults.append(.partnerElsewhere) }
        }
    }

    /// The draft to be, in its country's zone unless another is named; nil while something is wrong.
    func college(_ zones: CountryZones) -> NewCollege? {
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
            partner: partner,
            zone: Zone(self[.zone]) ?? zones[self[.country]]
        )
    }

    private subscript(_ field: Field) -> String { typed[field] ?? "" }

    private static func isCountry(_ text: String) -> Bool { text.wholeMatch(of: /[A-Z]{2}/) != nil }
}
