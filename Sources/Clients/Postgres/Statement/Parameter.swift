/// A value on its way to the server, already in PostgreSQL's binary form.
struct Parameter: Sendable {
    let type: PostgresType
    /// Nil for `NULL`.
    let bytes: [UInt8]?
    /// Why it cannot be sent: interpolation cannot throw, so sending does.
    let fault: EncodingFault?

    init<Value: PostgresEncodable>(_ value: Value) {
        type = Value.postgresType
        guard !value.isNull else {
            bytes = nil
            fault = nil
            return
        }
        var bytes: [UInt8] = []
        do {
            try value.encode(into: &bytes)
            fault = nil
        } catch {
            fault = error
        }
        self.bytes = bytes
    }
}

extension SQL {
    /// Throws the first parameter's fault, so that nothing is sent that the server could not hold.
    func checkParameters() throws(UnsendableParameter) {
        for (index, parameter) in parameters.enumerated() {
            let isTooLong = parameter.bytes.map { $0.count > 1 << 30 } ?? false
            if let fault = parameter.fault ?? (isTooLong ? EncodingFault("more than 1 GiB") : nil) {
                throw UnsendableParameter(number: index + 1, fault: fault, statement: text)
            }
        }
    }
}
