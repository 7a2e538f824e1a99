import Language
import Published
import Standards
import Tenancy

extension StandardEntry: Shaped {
    static let shape = Shape<StandardEntry>("StandardEntry") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("version", \.version)
        shape.field("isPublished", \.isPublished)
        shape.field("title", \.title)
        shape.field("isco", \.isco)
        shape.field("field", \.field)
        shape.field("levels", \.levels)
        shape.field("hours", \.hours)
        shape.field("tasks", \.tasks)
        shape.field("competences", \.competences)
        shape.field("countries", \.countries)
        shape.field("isIllustrative", \.isIllustrative)
    }
}

extension VocationalStandard: Shaped {
    static let shape = Shape<VocationalStandard>("VocationalStandard") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("version", \.version)
        shape.field("isPublished", \.isPublished)
        shape.field("title", \.title)
        shape.field("summary", \.summary)
        shape.field("classification", \.classification)
        shape.field("licence", \.licence)
        shape.field("hours", \.hours)
        shape.field("equipment", \.equipment)
        shape.field("teachers", \.teachers)
        shape.field("illustrative", \.illustrative)
        shape.field("tasks", \.tasks)
    }
}

extension Classification: Shaped {
    static let shape = Shape<Classification>("Classification") { shape in
        shape.field("isco", \.isco)
        shape.field("csco", \.csco)
        shape.field("field", \.field)
        shape.field("programmes", \.programmes)
        shape.field("levels", \.levels)
    }
}

extension CatalogueProgramme: Shaped {
    static let shape = Shape<CatalogueProgramme>("CatalogueProgramme") { shape in
        shape.field("code", \.code)
        shape.field("title", \.title)
    }
}

extension StandardItem: Shaped {
    static let shape = Shape<StandardItem>("StandardItem") { shape in
        shape.field("id", \.id)
        shape.field("kind", \.kind)
        shape.field("code", \.code)
        shape.field("text", \.text)
        shape.optional("hours", \.hours)
        shape.field("children", \.children)
    }
}

extension Adoption: Shaped {
    static let shape = Shape<Adoption>("Adoption") { shape in
        shape.field("id", \.id)
        shape.field("standard", \.standard)
        shape.field("standardCode", \.standardCode)
        shape.field("standardVersion", \.standardVersion)
        shape.field("country", \.country)
        shape.field("authority", \.authority)
        shape.field("level", \.level)
        shape.field("document", \.document)
        shape.field("date", \.date)
        shape.field("illustrative", \.illustrative)
    }
}

extension AdoptionEntry: Shaped {
    static let shape = Shape<AdoptionEntry>("AdoptionWithStanding") { shape in
        shape.fields(of: \.adoption)
        shape.field("standing", \.standing)
        // What `If-Match` says of it when it is changed or decided on.
        shape.field("seen", { SeenVersion.mark($0.fields) })
    }
}

extension AdoptionStanding: Shaped {
    static let shape = Shape<AdoptionStanding>("AdoptionStanding") { shape in
        shape.field("state", \.state)
        shape.field("organisation", \.tenant)
        shape.field("organisationZh", \.organisationZh)
        shape.field("organisationEn", \.organisationEn)
        shape.field("proposed", \.proposed)
        shape.field("confirmed", \.confirmed)
        shape.field("withdrawn", \.withdrawn)
        shape.field("reason", \.reason)
    }
}

extension AdoptionStanding.Hand: Shaped {
    static let shape = Shape<AdoptionStanding.Hand>("AdoptionHand") { shape in
        shape.field("name", \.name)
        shape.field("at", \.at)
    }
}

extension AdoptionStanding.State: ChoiceAnswer {}
extension StandardItem.Kind: ChoiceAnswer {}
extension Adoption.Level: ChoiceAnswer {}
