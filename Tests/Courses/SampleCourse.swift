/// A small course without a fault, on the small standard below it, which the tests then spoil in one place each.
enum SampleCourse {
    static let yaml = """
        id: 7a4b06d6-9f1e-4fc9-9846-ed3d7eb96180
        code: COURSE-WELD
        version: 1.0.0
        state: draft
        languages: { zh-Hans: reviewed, en: draft }
        title: { zh-Hans: 焊接课, en: Welding }
        summary: { zh-Hans: 学焊接, en: Learn to weld }
        field: "0715"
        licence: CC-BY-4.0
        hours: 6
        credits: 0.5
        standards:
          - { code: TEST-WELD, version: 1.0.0 }
        modules:
          - code: M1
            id: 7a4b06d6-9f1e-4fc9-9846-ed3d7eb96181
            title: { zh-Hans: 第一章, en: Part one }
            hours: 6
            lessons:
              - code: L01
                id: 7a4b06d6-9f1e-4fc9-9846-ed3d7eb96182
                title: { zh-Hans: 起弧, en: Striking an arc }
                hours: 6
                teaches: [A1, TEST-WELD/A1.S1]
                text:
                  zh-Hans: |
                    第一段。

                    第二段。
                  en: |
                    First paragraph.

                    Second paragraph.
                resources:
                  - kind: micro-lesson
                    id: 7a4b06d6-9f1e-4fc9-9846-ed3d7eb96183
                    title: { zh-Hans: 电弧, en: The arc }
                    minutes: 8
        """

    static let standard = """
        id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96180
        code: TEST-WELD
        version: 1.0.0
        state: published
        languages: { zh-Hans: reviewed, en: reviewed }
        title: { zh-Hans: 焊工, en: Welder }
        summary: { zh-Hans: 焊接, en: Welds }
        occupations: { isco: ["7212"] }
        field: "0715"
        programmes: []
        levels: { EQF: "4" }
        licence: CC-BY-4.0
        hours: 30
        equipment: []
        teachers: []
        tasks:
          - code: A
            id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96182
            title: { zh-Hans: 焊接, en: Welding }
            hours: 30
            competences:
              - code: A1
                id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96183
                title: { zh-Hans: 平焊, en: Flat welding }
                hours: 30
                criteria: [{ zh-Hans: 平直, en: Straight, id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96184 }]
                knowledge: [{ zh-Hans: 电弧, en: The arc, id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96185 }]
                skills: [{ zh-Hans: 起弧, en: Strike an arc, id: 8a4b06d6-9f1e-4fc9-9846-ed3d7eb96186 }]
        """
}
