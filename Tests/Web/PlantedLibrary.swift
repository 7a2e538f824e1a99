import Foundation
import Postgres
import Support
import Tenancy

extension PlantedSite {
    /// A standard with one task, adopted once; unpublished it is its tenant's alone.
    func plantStandard(_ code: String, _ title: String, _ isPublished: Bool, in scope: Scope) async throws {
        let (tenant, programme, standard) = (programme.lead.id, programme.programme.id, UUID())
        let confirmed: SQL = isPublished ? "'2025-01-01'" : "NULL"
        let text = Self.text(title)
        let statements: [SQL] = [
            """
            INSERT INTO standards.standard (tenant_id, standard_id, programme_id, published, code, version,
                version_order, title, summary, isco, csco, field, catalogue_programmes, levels, licence, hours,
                equipment, teachers)
            VALUES (\(tenant), \(standard), \(programme), \(isPublished), \(code), '1.0.0', '{1,0,0}', \(text)::jsonb,
                \(text)::jsonb, '{}', '{}', '0715', '[]', '{}', 'CC-BY-4.0', 10, '[]', '[]')
            """,
            """
            INSERT INTO standards.item (tenant_id, standard_id, item_id, programme_id, published, position, kind, code,
                text, hours)
            VALUES (\(tenant), \(standard), \(UUID()), \(programme), \(isPublished), 1, 'task', 'A', \(text)::jsonb, 10)
            """,
            """
            INSERT INTO standards.adoption (tenant_id, adoption_id, programme_id, published, standard_id, standard_code,
                standard_version, country, authority, level, document, adopted_on, confirmed_at)
            VALUES (\(tenant), \(isPublished ? UUID() : adoption), \(programme), \(isPublished), \(standard), \(code),
                '1.0.0', 'LA', \(text)::jsonb, 'national', \(text)::jsonb, '2024-01-01', \(confirmed))
            """,
        ]
        // Only headquarters confirms an adoption.
        for statement in statements {
            _ = try await scope.acting(as: "hq-admin") { try await scope.execute(statement) }
        }
        guard isPublished else { return }
        for proposal in [proposals.confirmable, proposals.withdrawable] {
            try await scope.execute(
                """
                INSERT INTO standards.adoption (tenant_id, adoption_id, programme_id, standard_id, standard_code,
                    standard_version, country, authority, level, document, adopted_on)
                VALUES (\(tenant), \(proposal), \(programme), \(standard), \(code), '1.0.0', 'LA',
                    \(Self.text("Canary"))::jsonb, 'national', \(Self.text("Canary"))::jsonb, '2024-01-01')
                """
            )
        }
    }

    /// A course with one lesson that teaches an item and has a resource.
    func plantCourse(_ code: String, _ title: String, _ isPublished: Bool, in scope: Scope) async throws {
        let (tenant, programme) = (programme.lead.id, programme.programme.id)
        let (course, module, lesson, text) = (UUID(), UUID(), UUID(), Self.text(title))
        let own: SQL = "\(tenant), \(course), \(programme), \(isPublished)"
        let statements: [SQL] = [
            """
            INSERT INTO courses.course (tenant_id, course_id, programme_id, published, code, version, version_order,
                title, summary, field, hours, credits, licence)
            VALUES (\(own), \(code), '1.0.0', '{1,0,0}', \(text)::jsonb, \(text)::jsonb, '0715', 10, 1, 'CC-BY-4.0')
            """,
            """
            INSERT INTO courses.module (tenant_id, course_id, programme_id, published, module_id, position, code, title,
                hours)
            VALUES (\(own), \(module), 1, 'M1', \(text)::jsonb, 10)
            """,
            """
            INSERT INTO courses.lesson (tenant_id, course_id, programme_id, published, lesson_id, module_id, position,
                code, title, text, hours)
            VALUES (\(own), \(lesson), \(module), 1, 'L1', \(text)::jsonb, \(text)::jsonb, 10)
            """,
            """
            INSERT INTO courses.resource (tenant_id, course_id, programme_id, published, resource_id, lesson_id, position,
                kind, title, minutes)
            VALUES (\(own), \(UUID()), \(lesson), 1, 'video', \(text)::jsonb, 8)
            """,
            """
            INSERT INTO courses.lesson_item (tenant_id, course_id, programme_id, published, lesson_id, standard_id,
                item_id, position, standard_code, standard_version, item_code, item_text)
            VALUES (\(own), \(lesson), \(UUID()), \(UUID()), 1, \(code), '1.0.0', 'A', \(text)::jsonb)
            """,
        ]
        for statement in statements { try await scope.execute(statement) }
    }

    private static func text(_ words: String) -> String {
        "{\"zh-Hans\": {\"text\": \"\(words)\"}, \"en\": {\"text\": \"\(words)\"}}"
    }
}
