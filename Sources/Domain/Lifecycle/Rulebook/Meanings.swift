import Language

extension College.Step {
    /// What whoever decides by this step confirms it to mean, beside their password; nil for a step by which nothing is
    /// decided. Which steps are confirmed, this table says and nothing else.
    package var meaning: LocalizedText? {
        switch self {
        case .submit, .returnDraft, .withdraw, .startFormalReview, .revise, .prepare, .filePlan, .reportProgress,
            .requestChange, .startMidTerm, .fileMidTermReport, .fileRectification, .requestAcceptance,
            .fileQualityReport, .fileReReview:
            nil

        case .passFormalReview:
            LocalizedText(zh: "本人已审阅申报材料，确认形式审查合格。", en: "I have read the application and find it formally in order.")
        case .returnApplication:
            LocalizedText(zh: "本人已审阅申报材料，决定退回修改。", en: "I have read the application and return it to be mended.")
        case .approve:
            LocalizedText(
                zh: "本人已审阅申报材料和专家评分，同意批复立项。",
                en: "I have read the application and the experts’ scores, and approve the college."
            )
        case .reject:
            LocalizedText(
                zh: "本人已审阅申报材料和专家评分，决定不予立项。",
                en: "I have read the application and the experts’ scores, and reject the application."
            )

        case .acceptPlan:
            LocalizedText(zh: "本人已审阅协议和建设方案，同意实施。", en: "I have read the agreement and the plan, and accept them.")
        case .returnPlan:
            LocalizedText(zh: "本人已审阅协议和建设方案，决定退回修改。", en: "I have read the agreement and the plan, and return them.")
        case .approveChange: LocalizedText(zh: "本人已审阅变更申请，同意变更。", en: "I have read the request and approve the change.")
        case .refuseChange: LocalizedText(zh: "本人已审阅变更申请，不同意变更。", en: "I have read the request and refuse the change.")

        default: later
        }
    }

    /// The same from the mid-term inspection on.
    private var later: LocalizedText? {
        switch self {
        case .continueAfterMidTerm:
            LocalizedText(
                zh: "本人已核查中期情况，同意继续建设。",
                en: "I have inspected the mid-term report and let the college go on."
            )
        case .orderRectification:
            LocalizedText(zh: "本人已核查存在的问题，决定限期整改。", en: "I have seen what is amiss and order that it be put right.")
        case .verifyRectification:
            LocalizedText(zh: "本人已核实整改情况，确认整改到位。", en: "I have verified the rectification and hold it for done.")
        case .returnRectification:
            LocalizedText(
                zh: "本人已核实整改情况，认为整改不到位，退回。",
                en: "I have verified the rectification and return it as not done."
            )

        case .openPanel:
            LocalizedText(zh: "本人已审阅验收材料，同意组织专家验收。", en: "I have read the request and open the panel’s review.")
        case .returnRequest: LocalizedText(zh: "本人已审阅验收材料，决定退回。", en: "I have read the request and return it.")
        case .accept:
            LocalizedText(zh: "本人已审阅验收材料和专家组结论，同意通过验收。", en: "I have read the panel’s verdict and accept the college.")
        case .acceptConditionally:
            LocalizedText(
                zh: "本人已审阅验收材料和专家组结论，同意有条件通过验收。",
                en: "I have read the panel’s verdict and accept the college on conditions."
            )
        case .fail:
            LocalizedText(
                zh: "本人已审阅验收材料和专家组结论，决定不予通过。",
                en: "I have read the panel’s verdict and don’t accept the college."
            )
        case .operate: LocalizedText(zh: "本人确认该学院符合要求，同意转入运行。", en: "I find the college fit, and let it operate.")

        case .passReReview:
            LocalizedText(zh: "本人已审阅复评材料，同意通过复评。", en: "I have read the re-review and pass the college.")
        case .failReReview:
            LocalizedText(zh: "本人已审阅复评材料，决定复评不通过。", en: "I have read the re-review and don’t pass the college.")
        case .suspend: LocalizedText(zh: "本人已审阅有关情况，决定暂停运行。", en: "I have read the case and suspend the college.")
        case .resume: LocalizedText(zh: "本人已审阅有关情况，同意恢复运行。", en: "I have read the case and let the college resume.")
        case .close: LocalizedText(zh: "本人已审阅有关情况，决定该学院退出项目。", en: "I have read the case and close the college.")
        default: nil
        }
    }
}
