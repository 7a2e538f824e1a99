import Lifecycle

extension ExpertRule: Shaped {
    static let shape = Shape<ExpertRule>("ExpertRule") { shape in
        shape.field("minimumExperts", \.minimumExperts)
        shape.field("minimumMean", \.minimumMean)
    }
}

extension Rubric: Shaped {
    static let shape = Shape<Rubric>("Rubric") { shape in
        shape.field("version", \.version)
        shape.field("validFrom", \.validFrom)
        shape.field("dimensions", \.dimensions)
        shape.field("bars", \.bars)
    }
}

extension Rubric.Dimension: Shaped {
    static let shape = Shape<Rubric.Dimension>("RubricDimension") { shape in
        shape.field("code", \.code)
        shape.field("name", \.name)
        shape.field("weight", \.weight)
        shape.field("indicators", \.indicators)
    }
}

extension Rubric.Bars: Shaped {
    static let shape = Shape<Rubric.Bars>("RubricBars") { shape in
        shape.field("pass", \.pass)
        shape.field("conditional", \.conditional)
        shape.field("weakBelow", \.weakBelow)
        shape.field("weakOnConditions", \.weakOnConditions)
        shape.field("minimumExperts", \.minimumExperts)
        shape.field("trimmedFrom", \.trimmedFrom)
    }
}
