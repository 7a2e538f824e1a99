/// A text in runs of different style, joined, without the signs that say how to pronounce it.
struct RichText {
    private(set) var text = ""
    private(set) var isInText = false
    private var isPhonetic = false

    mutating func start(_ name: String) {
        if name == "rPh" { isPhonetic = true }
        isInText = name == "t" && !isPhonetic
    }

    mutating func append(_ piece: String) {
        if isInText { text += piece }
    }

    mutating func end(_ name: String) {
        if name == "rPh" { isPhonetic = false }
        isInText = false
    }
}
