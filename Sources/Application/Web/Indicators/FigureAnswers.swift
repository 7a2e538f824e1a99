import Collection
import Indicators
import Language
import Number

extension CollegeOfPlace: Shaped {
    static let shape = Shape<CollegeOfPlace>("CollegeOfPlace") { shape in
        shape.field("id", \.id)
        shape.field("tenant", \.tenant)
        shape.field("code", \.code)
        shape.field("nameZh", \.nameZh)
        shape.field("nameEn", \.nameEn)
        shape.field("country", \.country)
        shape.field("state", \.state)
    }
}

extension ScorecardAnswer: Shaped {
    static let shape = Shape<ScorecardAnswer>("Scorecard") { shape in
        shape.field("period", \.period)
        shape.field("index", \.index)
        shape.field("legs", { $0.legs.ofAll })
        shape.field("gaps", { $0.gaps.named })
        shape.field("indicators", \.indicators)
        shape.optional("coverage", \.coverage)
    }
}

extension FigureAnswer: Shaped {
    static let shape = Shape<FigureAnswer>("Figure") { shape in
        shape.field("code", \.indicator.code)
        shape.field("name", { $0.indicator.name.plain })
        shape.field("leg", \.indicator.leg)
        shape.field("period", \.figure.period)
        shape.field("numerator", \.figure.numerator)
        shape.field("denominator", \.figure.denominator)
        shape.field("factor", \.indicator.formula.factor)
        shape.field("value", \.figure.value)
        shape.field("gap", \.figure.gap)
        shape.field("target", \.figure.target.value)
        shape.field("targetOrigin", \.figure.target.origin)
        shape.field("targetPeriod", \.figure.target.period)
        shape.field("better", \.indicator.better)
        shape.field("weight", \.indicator.weight)
        shape.field("attainment", \.figure.attainment?.points)
        shape.field("grade", \.figure.attainment?.grade)
    }
}

extension Coverage: Shaped {
    static let shape = Shape<Coverage>("Coverage") { shape in
        shape.field("colleges", \.colleges)
        shape.field("reported", \.reported)
        shape.field("isProvisional", \.isProvisional)
    }
}

extension Contribution.OwnValue: Shaped {
    static let shape = Shape<Contribution.OwnValue>("OwnValue") { shape in
        shape.field("period", \.period)
        shape.field("value", \.value)
        shape.optional("categories", \.categories)
    }
}

extension [Leg: Number] {
    /// All five by their names, null where there is none.
    var ofAll: [String: Number?] {
        Leg.allCases.reduce(into: [:]) { all, leg in all.updateValue(self[leg], forKey: leg.rawValue) }
    }
}

extension [Leg: NoFigure] {
    /// Those legs that have none, by their names.
    var named: [String: NoFigure] {
        reduce(into: [:]) { all, leg in all[leg.key.rawValue] = leg.value }
    }
}

extension LocalizedText {
    /// The texts alone, by language.
    fileprivate var plain: [String: String] {
        Dictionary(uniqueKeysWithValues: languages.map { ($0.description, self[$0]?.text ?? "") })
    }
}

extension Leg: ChoiceAnswer {}
extension Indicator.Better: ChoiceAnswer {}
extension Attainment.Grade: ChoiceAnswer {}
extension NoFigure: ChoiceAnswer {}
extension Target.Origin: ChoiceAnswer {}
