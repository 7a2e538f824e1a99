import Lifecycle

extension PartnerOrganisation: Shaped {
    static let shape = Shape<PartnerOrganisation>("Partner") { shape in
        shape.field("id", \.id)
        shape.field("nameZh", \.nameZh)
        shape.field("nameEn", \.nameEn)
        shape.field("country", \.country)
    }
}
