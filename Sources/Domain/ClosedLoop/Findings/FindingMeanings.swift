import Language

extension Finding.Step {
    /// What whoever decides by this step confirms it to mean, beside their password; nil for a step by which nothing is
    /// decided, and for the platform's own. Which steps are confirmed, this table says and nothing else.
    package var meaning: LocalizedText? {
        switch self {
        case .submitPlan, .withdrawPlan, .revisePlan, .submitEvidence, .withdrawEvidence, .observe: nil

        case .acceptPlan:
            LocalizedText(
                zh: "本人已审阅原因分析、整改措施和成效标准，同意该整改方案。",
                en: "I have read cause, actions and effect criterion, and accept the plan."
            )
        case .returnPlan: LocalizedText(zh: "本人已审阅整改方案，决定退回修改。", en: "I have read the plan and return it to be mended.")
        case .verify:
            LocalizedText(
                zh: "本人已核实佐证材料，确认问题整改到位。",
                en: "I have verified the evidence and hold the finding for put right."
            )
        case .returnEvidence:
            LocalizedText(zh: "本人已核实佐证材料，认为整改不到位，退回。", en: "I have verified the evidence and return it as not enough.")
        case .observeLonger:
            LocalizedText(
                zh: "本人确认成效暂时无法衡量，同意延长观察。",
                en: "I find that the effect can’t be measured yet, and have it watched for longer."
            )
        case .close:
            LocalizedText(
                zh: "本人确认成效无法衡量，同意销号。",
                en: "I find that the effect can’t be measured, and close the finding."
            )
        }
    }
}
