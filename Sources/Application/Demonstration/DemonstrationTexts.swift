import Calendar
import Foundation
import Language
import Lifecycle

/// What a college's documents say in the demonstration: made up of what its file tells of it, in Chinese, as such documents
/// are written.
struct DemonstrationTexts {
    let file: DemonstrationCollege
    let time: DemonstrationTime
    let lead: String
    let zone: Zone

    private var name: String { file.name.chinese(or: file.code) }
    private var city: String { file.city.chinese(or: "当地") }
    private var field: String { file.field.chinese(or: "本专业") }
    private var partner: String { file.partner.name.chinese(or: "外方") }
    private var enterprise: String { file.enterprise?.chinese(or: "") ?? "当地中资企业" }
    private var students: Int { Int(file.strength.students) }
    private var milestones: [String] { (file.milestones ?? []).map { $0.name.chinese(or: "") } }

    /// The title of a version.
    func title(of document: Document) -> String {
        let title =
            switch document.kind {
            case .application: "\(name)立项申报书"
            case .agreement: "\(lead)与\(partner)合作办学协议"
            case .constructionPlan: "\(name)建设方案"
            case .progressReport: "\(name)\(quarter(before: document.at))进展报告"
            case .changeRequest: "关于调整\(name)建设任务的申请"
            case .midTermReport: "\(name)中期自查报告"
            case .rectificationReport: "\(name)整改报告"
            case .selfAssessment: "\(name)自评报告"
            case .qualityReport: "\(name)\(Day(document.at, in: zone).year - 1)年质量报告"
            case .caseReport: "关于\(name)有关情况的报告"
            }
        return title + "（示例）"
    }

    /// What it says, a paragraph a line.
    func body(of document: Document) -> String {
        (paragraphs(of: document.kind, at: document.at) + ["本材料由演示数据生成，内容为虚构。"]).joined(separator: "\n")
    }

    private func paragraphs(of kind: Document.Kind, at date: Date) -> [String] {
        switch kind {
        case .application:
            [
                "一、立项依据。\(enterprise)在\(city)及周边需要\(field)方面的技术技能人员，当地院校尚不能满足。\(lead)与\(partner)商定共同举办\(name)。",
                "二、培养目标。面向\(field)岗位，首期招收学员\(students)名，采用中文加职业技能的双语教学，毕业时取得双方认可的证书。",
                "三、办学条件。\(partner)提供教室、实训场地和学生宿舍，\(lead)提供专业教学标准、双语课程和首批实训设备，并派出骨干教师。",
                "四、经费与保障。建设经费由双方按协议分担，实行专账管理；制定安全预案，明确境外人员的保险和撤离安排。",
            ]
        case .agreement:
            [
                "\(lead)（甲方）与\(partner)（乙方）就在\(city)合作举办\(name)订立本协议。",
                "一、双方设立联合管理委员会，每学期至少召开一次会议，决定招生、预算和教师聘任等事项。",
                "二、甲方负责\(field)专业的课程、教材和教师培训；乙方负责场地、学籍和当地许可。",
                "三、协议有效期五年，期满前六个月协商续签；争议先行协商，协商不成的提交仲裁。",
            ]
        case .constructionPlan:
            ["一、总体目标。按期建成\(field)专业实训基地，首期在校生达到\(students)名。", "二、建设任务。依次完成以下里程碑："]
                + milestones.enumerated().map { "（\($0 + 1)）\($1)；" }
                + ["三、进度与经费。每季度提交进展报告，经费按任务下达，年度预算与任务逐项对应。"]
        default: reports(kind, at: date)
        }
    }

    private func reports(_ kind: Document.Kind, at date: Date) -> [String] {
        let (done, open) = progress(by: date)
        return switch kind {
        case .progressReport:
            [
                "一、完成情况。截至\(quarter(before: date))末，已完成：\(done)。", "二、正在推进：\(open)。",
                "三、下一步。继续落实\(field)专业教师的培训，与\(enterprise)核定实习岗位。",
            ]
        case .changeRequest:
            ["因设备海运延期，部分建设任务需要顺延。已完成：\(done)；申请调整：\(open)。", "调整后不增加经费，不影响首届学员毕业时间。"]
        case .midTermReport:
            ["一、对照建设方案自查，已完成：\(done)；未完成：\(open)。", "二、\(field)专业已开课，双语教材边用边改，\(partner)派出助教随班。"]
        case .rectificationReport:
            (file.findings ?? []).map { "问题：\($0.text.chinese(or: ""))整改措施已落实，现场照片和凭据备查。" }
                + ["整改由\(lead)分管负责人督办，\(partner)已书面确认。"]
        case .selfAssessment:
            [
                "一、合作机制与治理：联合管理委员会运行正常，\(partner)参与全部决策。", "二、办学条件：\(done)均已完成，实训设备满足\(field)专业教学需要。",
                "三、培养成效：毕业学员主要在\(enterprise)等企业就业，企业反馈良好。", "四、不足：\(open)，下一年重点改进。",
            ]
        case .qualityReport:
            [
                "一、基本情况。本年度在\(city)开设\(field)专业，教学与培训按计划实施。", "二、数据来源于平台各期数据表，均经总部审核。",
                "三、问题与改进。实习岗位季节性强，已与\(enterprise)商定错峰安排。",
            ]
        default:
            ["经核实，\(name)的有关情况如下：\(partner)与\(lead)均已知悉，师生和资产已妥善安排。", "后续安排由总部依程序决定。"]
        }
    }

    /// The milestones that are reached at a moment, and those that are not.
    private func progress(by date: Date) -> (done: String, open: String) {
        let known = file.milestones ?? []
        let done = known.filter { $0.done.map { time.moved($0) <= date } ?? false }.map { $0.name.chinese(or: "") }
        let open = known.map { $0.name.chinese(or: "") }.filter { !done.contains($0) }
        return (
            done.isEmpty ? "前期筹备" : done.joined(separator: "、"),
            open.isEmpty ? "教学组织与实习安排" : open.joined(separator: "、")
        )
    }

    private func quarter(before date: Date) -> String {
        let start = Period(.quarterly, containing: Day(date, in: zone)).previous.start
        return "\(start.year)年第\(["一", "二", "三", "四"][(start.month - 1) / 3])季度"
    }
}

extension LocalizedText {
    /// The Chinese text, or what stands for it where there is none.
    fileprivate func chinese(or other: String) -> String { self[.chinese]?.text ?? other }
}
