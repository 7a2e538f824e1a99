-- The rubric of acceptances and re-reviews is the programme's, in versions that never change; a decision says by which.
SET ROLE banmo_owner;

CREATE TABLE lifecycle.rubric (
    programme_id uuid NOT NULL,
    version text NOT NULL,
    -- What is filed from then on is judged by it, until a later version's begins.
    valid_from timestamptz NOT NULL,
    -- [{"code": …, "name": {"zh-Hans": …, "en": …}, "weight": …}], weights adding up to 100.
    dimensions jsonb NOT NULL,
    -- Of 100.
    pass numeric NOT NULL,
    conditional numeric NOT NULL,
    -- Percent of a dimension's weight.
    weak_below numeric NOT NULL,
    weak_on_conditions smallint NOT NULL,
    minimum_experts smallint NOT NULL,
    trimmed_from smallint NOT NULL,
    CONSTRAINT rubric_pkey PRIMARY KEY (programme_id, version),
    CONSTRAINT rubric_valid_from_key UNIQUE (programme_id, valid_from),
    CONSTRAINT rubric_totals_check CHECK (conditional > 0 AND conditional <= pass AND pass <= 100),
    CONSTRAINT rubric_weak_below_check CHECK (weak_below BETWEEN 0 AND 100),
    CONSTRAINT rubric_weak_on_conditions_check CHECK (weak_on_conditions >= 0),
    CONSTRAINT rubric_minimum_experts_check CHECK (minimum_experts BETWEEN 3 AND 15),
    CONSTRAINT rubric_trimmed_from_check CHECK (trimmed_from >= 3)
);
ALTER TABLE lifecycle.rubric ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_programme ON lifecycle.rubric FOR SELECT
    USING (programme_id = current_setting('app.programme')::uuid);
CREATE POLICY programme_settings ON lifecycle.rubric
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
GRANT SELECT, INSERT ON lifecycle.rubric TO banmo_service;

-- What every programme was judged by so far.
INSERT INTO lifecycle.rubric (programme_id, version, valid_from, dimensions, pass, conditional, weak_below,
    weak_on_conditions, minimum_experts, trimmed_from)
SELECT programme_id, '2025', '2020-01-01T00:00:00+08:00', '[
    {"code": "GOV", "weight": 10, "name": {"zh-Hans": "合作机制与治理", "en": "Governance and partnership"}},
    {"code": "CON", "weight": 12, "name": {"zh-Hans": "办学条件", "en": "Conditions: premises, equipment, funding"}},
    {"code": "TEA", "weight": 12, "name": {"zh-Hans": "师资队伍", "en": "Teachers"}},
    {"code": "STD", "weight": 16, "name": {"zh-Hans": "标准与课程资源", "en": "Standards and course resources"}},
    {"code": "IMP", "weight": 14, "name": {"zh-Hans": "教学与培训实施", "en": "Teaching and training delivered"}},
    {"code": "OUT", "weight": 16, "name": {"zh-Hans": "培养成效与就业", "en": "Learner outcomes and employment"}},
    {"code": "DAT", "weight": 8, "name": {"zh-Hans": "数字化与数据质量", "en": "Digital operation and data quality"}},
    {"code": "INF", "weight": 7, "name": {"zh-Hans": "国际影响与采纳", "en": "Influence: adoption by the host country"}},
    {"code": "SUS", "weight": 5, "name": {"zh-Hans": "可持续、安全与风险", "en": "Sustainability, safety and risk"}}
]', 80, 70, 60, 1, 3, 5
FROM tenancy.programme;

-- The version that a panel's verdict was reached by; nothing where no panel judged.
ALTER TABLE lifecycle.transition ADD COLUMN rubric text;
UPDATE lifecycle.transition SET rubric = '2025'
WHERE total IS NOT NULL AND step NOT IN ('approve', 'return-application', 'reject');
RESET ROLE;
