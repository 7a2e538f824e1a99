import CXLSXWriter

/// How a cell looks: its part in the sheet, its number format and whether it may be filled in.
struct CellStyle: Hashable {
    enum Part: Hashable {
        case title, note, heading, value
    }

    let part: Part
    var shape: SheetColumn.Shape = .text
    var isInput = false

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        switch part {
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .note:
            format_set_font_color(format, 0x595959)
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_bg_color(format, 0xD9E8E6)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0x8FB3AF)
            if shape != .text { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
        case .value:
            applyShape(to: format)
        }
    }

    private func applyShape(to format: UnsafeMutablePointer<lxw_format>) {
        switch shape {
        case .text: format_set_text_wrap(format)
        case .integer: format_set_num_format(format, "#,##0")
        case .decimal(let decimals): format_set_num_format(format, "#,##0" + Self.decimals(decimals))
        case .percent(let decimals): format_set_num_format(format, "0\(Self.decimals(decimals))%")
        case .day: format_set_num_format(format, "yyyy-mm-dd")
        case .moment: format_set_num_format(format, "yyyy-mm-dd hh:mm")
        }
        guard isInput else { return }
        format_set_unlocked(format)
        format_set_bg_color(format, 0xFFF8E1)
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0xD9C98C)
    }

    private static func decimals(_ count: Int) -> String {
        count > 0 ? "." + String(repeating: "0", count: count) : ""
    }
}
