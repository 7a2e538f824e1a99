import CXLSXWriter

extension InputCheck {
    /// Puts the check on a column, counted from 0, of some rows, counted from 1.
    func apply(to sheet: UnsafeMutablePointer<lxw_worksheet>, column: Int, rows: ClosedRange<Int>) -> lxw_error {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        var strings = CStrings()
        validation.error_title = strings.keep(title, units: 32)
        validation.error_message = strings.keep(message, units: 255)
        switch rule {
        case .wholeNumber(let least):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            validation.value_number = Double(least)
        case .number(let least):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            validation.value_number = least
        case .oneOf(let words):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            validation.value_list = strings.keep(words)
        case .oneOfRange(let formula):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = strings.keep(formula, units: 1000)
        }
        defer { strings.free() }
        return worksheet_data_validation_range(
            sheet,
            UInt32(rows.lowerBound - 1),
            UInt16(column),
            UInt32(rows.upperBound - 1),
            UInt16(column),
            &validation
        )
    }
}
