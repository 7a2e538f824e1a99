extension String {
    /// What the language wants instead of a character that a Chinese keyboard or a word processor writes.
    var asciiForm: String? {
        switch self {
        case "×", "✕", "＊": "*"
        case "÷": "/"
        case "−", "–", "—": "-"
        case "≤": "<="
        case "≥": ">="
        case "≠": "!="
        case "‘", "’": "'"
        case "“", "”": "\""
        case "【": "["
        case "】": "]"
        case "、": ","
        case "\u{3000}", "\u{A0}": " "
        default:
            unicodeScalars.first.flatMap { scalar in
                (0xFF01...0xFF5E).contains(scalar.value)
                    ? Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) } : nil
            }
        }
    }
}
