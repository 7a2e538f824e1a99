import Number

extension Number {
    /// The mean of so many figures (at least 1) that add up to this, cut to 38 digits.
    func mean(of count: Int) -> Number { divided(by: Number(count), cutTo: 38) ?? .zero }
}
