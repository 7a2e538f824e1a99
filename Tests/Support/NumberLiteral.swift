import Number

extension Number: ExpressibleByFloatLiteral {
    /// The decimal as it is written in a test: `0.1` is exactly that.
    package init(floatLiteral value: Double) { self = Number(value) ?? .zero }
}
