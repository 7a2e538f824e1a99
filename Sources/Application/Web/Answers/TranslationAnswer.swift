import Language

extension Translation: Shaped {
    static let shape = Shape<Translation>("Translation") { shape in
        shape.field("text", \.text)
        shape.field("state", \.state)
    }
}

extension Translation.State: ChoiceAnswer {}
