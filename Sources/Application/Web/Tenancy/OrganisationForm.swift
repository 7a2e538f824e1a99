import Foundation
import Language
import Tenancy

/// What was typed to add an organisation.
struct OrganisationForm {
    var kind = ""
    var nameZh = ""
    var nameEn = ""
    var country = ""
    var first = NewMemberForm()

    /// Nothing typed yet.
    init() {}

    init(_ form: Form) {
        (kind, nameZh, nameEn, country) = (form["kind"], form["nameZh"], form["nameEn"], form["country"])
        first = NewMemberForm(form)
    }

    /// What it says; nil where the kind is none.
    var organisation: NewOrganisation? {
        guard let kind = Organisation.Kind(rawValue: kind) else { return nil }
        // A lead college is Chinese, so nobody has to say so.
        let country = kind == .leadCollege && country.isEmpty ? "CN" : country
        return NewOrganisation(kind: kind, nameZh: nameZh, nameEn: nameEn, country: country)
    }

    /// Every fault at once, each with its field.
    func faults(besides existing: [OrganisationEntry], _ texts: Texts) -> [Frame.Fault] {
        // The kind decides what country there may be; of an unknown one only the names can be judged.
        let judged = organisation ?? NewOrganisation(kind: .headquarters, nameZh: nameZh, nameEn: nameEn, country: "CN")
        let faults = judged.faults(besides: existing).filter { organisation != nil || $0 != .country }
            .map { Self.fault($0, texts) }
        // The role follows from the kind, and nobody of a new organisation has any name yet.
        return faults + first.faults(texts)
    }

    /// A fault with its field and its words.
    static func fault(_ fault: NewOrganisation.Fault, _ texts: Texts) -> Frame.Fault {
        let field =
            switch fault {
            case .kind: "kind"
            case .nameZh, .nameZhTaken, .nameZhUnprintable, .nameZhInvisible, .nameZhLong: "nameZh"
            case .nameEn, .nameEnTaken, .nameEnUnprintable, .nameEnInvisible, .nameEnLong: "nameEn"
            case .country: "country"
            }
        return Frame.Fault(
            address: "#\(field)",
            text: texts("organisations.faults.\(fault.rawValue)", ["longest": .integer(PrintedName.longest)])
        )
    }
}

extension Texts {
    /// Every country and region in the order of its name in this language: for Chinese by pinyin.
    var countries: [(code: String, name: String)] {
        let locale = Locale(identifier: language.description)
        return conventions.countries.all.sorted { left, right in
            left.name.compare(right.name, locale: locale) == .orderedAscending
        }
    }
}
