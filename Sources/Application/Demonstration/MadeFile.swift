/// Small files of the kinds that people attach, made by code.
enum MadeFile {
    /// A text.
    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A page with lines of Latin letters, none of them a bracket or a backslash.
    static func pdf(_ lines: [String]) -> [UInt8] {
        let shown = lines.map { "(\($0.filter { !"()\\".contains($0) })) Tj 0 -22 Td" }.joined(separator: "\n")
        let drawing = "BT /F1 14 Tf 40 250 Td\n\(shown)\nET"
        let parts = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var text = "%PDF-1.4\n"
        var table = "0000000000 65535 f \n"
        for (index, part) in parts.enumerated() {
            table += "\(String("\(10_000_000_000 + text.utf8.count)".dropFirst())) 00000 n \n"
            text += "\(index + 1) 0 obj\n\(part)\nendobj\n"
        }
        let place = text.utf8.count
        text += "xref\n0 \(parts.count + 1)\n\(table)trailer\n<< /Size \(parts.count + 1) /Root 1 0 R >>\n"
        return Array("\(text)startxref\n\(place)\n%%EOF\n".utf8)
    }

    /// A picture of two colours, the upper third of one and the rest of the other, not packed.
    static func png(width: Int, height: Int) -> [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<height {
            let colour: [UInt8] = row * 3 < height ? [0x8F, 0xB8, 0xC4] : [0x7A, 0x6A, 0x55]
            rows += [0] + Array(repeating: colour, count: width).flatMap(\.self)
        }
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: rows.count, by: 0xFFFF) {
            let block = rows[start..<min(start + 0xFFFF, rows.count)]
            let length = UInt16(block.count)
            stream.append(block.endIndex == rows.count ? 1 : 0)
            for number in [length, ~length] { stream += [UInt8(number & 0xFF), UInt8(number >> 8)] }
            stream += block
        }
        stream += bytes(of: adler(rows))
        let head = bytes(of: UInt32(width)) + bytes(of: UInt32(height)) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", head) + chunk("IDAT", stream) + chunk("IEND", [])
    }

    private static func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + data
        return bytes(of: UInt32(data.count)) + body + bytes(of: crc(body))
    }

    private static func bytes(of number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { (shift: UInt32) -> UInt8 in UInt8((number >> shift) & 0xFF) }
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }
}
