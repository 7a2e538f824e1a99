/// A small standard without a fault, which the tests then spoil in one place each.
enum SampleStandard {
    static let yaml = """
        id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96180
        code: TEST-WELD
        version: 1.0.0
        state: draft
        languages: { zh-Hans: reviewed, en: reviewed, lo: machine }
        title: { zh-Hans: 焊工, en: Welder, lo: ຊ່າງເຊື່ອມ }
        summary: { zh-Hans: 焊接, en: Welds }
        occupations: { isco: ["7212"], csco: ["6-18-02-04"] }
        field: "0715"
        programmes:
          - { code: "460110", title: { zh-Hans: 智能焊接技术, en: Intelligent welding } }
        levels: { EQF: "4" }
        licence: CC-BY-4.0
        hours: 30
        equipment:
          - { zh-Hans: 焊机, en: Welding set }
        teachers:
          - { zh-Hans: 焊接教师, en: Teacher of welding }
        adoptions:
          - id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96181
            country: LA
            level: national
            authority: { zh-Hans: 主管部门, en: Authority }
            document: { zh-Hans: 决定, en: Decision }
            date: 2024-05-20
            illustrative: true
            note: { zh-Hans: 均为示例, en: All made up }
        tasks:
          - code: A
            id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96182
            title: { zh-Hans: 焊接, en: Welding }
            hours: 30
            competences:
              - code: A1
                id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96183
                title: { zh-Hans: 平焊, en: Flat welding }
                hours: 30
                criteria:
                  - { zh-Hans: 焊缝平直, en: The seam is straight, id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96184 }
                knowledge:
                  - { zh-Hans: 电弧, en: { text: The arc, state: draft }, id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96185 }
                skills:
                  - { zh-Hans: 起弧, en: Strike an arc, id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96186 }
        """
}
