-- Administrators deactivate members of their own organisation, activate them again and change their roles, within the
-- roles that they give. Whoever leaves or changes sees no other tenant's college any more, so that nobody grants a
-- member one on this way. Headquarters does the same by its own policy, in all organisations of its programme.
SET ROLE banmo_owner;
CREATE POLICY administrators_update ON tenancy.member FOR UPDATE
    USING (
        tenant_id = current_setting('app.tenant')::uuid AND programme_id = current_setting('app.programme')::uuid
        AND (
            current_setting('app.role') = 'college-admin'
                AND role IN ('reporter', 'approver', 'college-admin', 'expert')
            OR current_setting('app.role') = 'operator' AND role = 'operator'
        )
    )
    WITH CHECK (
        tenant_id = current_setting('app.tenant')::uuid AND programme_id = current_setting('app.programme')::uuid
        AND colleges = '{}'
        AND (
            current_setting('app.role') = 'college-admin'
                AND role IN ('reporter', 'approver', 'college-admin', 'expert')
            OR current_setting('app.role') = 'operator' AND role = 'operator'
        )
    );
GRANT UPDATE (role, active) ON tenancy.member TO banmo_service;
RESET ROLE;
