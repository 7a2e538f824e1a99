import Foundation
import Spreadsheet

/// Which column of a sheet holds what, read from its header row in any of the names that people use.
struct RosterHeader: Sendable {
    /// The position of each field that the header names, from 1, which is A.
    private(set) var positions: [RosterFault.Field: Int] = [:]
    /// The columns that may be one that stands before them already.
    private(set) var twice: [(field: RosterFault.Field, column: Int, first: Int)] = []
    /// The column of passwords, if there is one.
    private(set) var password: Int?

    private static let names: [RosterFault.Field: [String]] = [
        .kind: ["kind", "type", "类型", "单位类型", "类别"],
        .nameZh: ["namezh", "chinesename", "中文名称", "单位中文名称", "单位名称"],
        .nameEn: ["nameen", "englishname", "英文名称", "单位英文名称"],
        .country: ["country", "countryorregion", "国别", "国家", "国家地区", "国家或地区"],
        .fullName: ["fullname", "姓名", "全名"],
        .name: ["username", "signinname", "用户名", "登录名", "账号"],
        .role: ["role", "角色"],
    ]
    private static let passwords = ["password", "firstpassword", "密码", "初始密码", "登录密码"]

    /// The header in a row; nil where the row names fewer than two of these fields: titles and notes may stand above it.
    init?(_ row: SheetRow, of fields: [RosterFault.Field]) {
        for cell in row.cells {
            guard let heading = cell.content.trimmed, heading.utf8.count <= 200 else { continue }
            let plain = Self.plain(heading)
            if RosterWords.isMade(plain, of: Self.passwords) { password = password ?? cell.column }
            for field in fields where RosterWords.isMade(plain, of: Self.names[field] ?? []) {
                if let first = positions[field] {
                    twice.append((field, cell.column, first))
                } else {
                    positions[field] = cell.column
                }
            }
        }
        addPlainName(row, of: fields)
        guard positions.count >= 2 else { return nil }
    }

    /// A column that is only called “name” has what the others leave over: the user name first, as programs write it.
    private mutating func addPlainName(_ row: SheetRow, of fields: [RosterFault.Field]) {
        let plain = row.cells.first { RosterWords.isMade(Self.plain($0.content.trimmed ?? ""), of: ["name"]) }
        guard let plain else { return }
        let open = [RosterFault.Field.name, .fullName].first { fields.contains($0) && positions[$0] == nil }
        if let open { positions[open] = plain.column }
    }

    /// A heading without what is said of its column.
    private static func plain(_ heading: String) -> String {
        let plain = RosterWords.plain(heading)
        let notes = ["必填项", "必填", "选填", "required", "optional"]
        return notes.first(where: plain.hasSuffix).map { String(plain.dropLast($0.count)) } ?? plain
    }
}
