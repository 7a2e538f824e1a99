import Collection
import Hummingbird
import Indicators
import Lifecycle
import Spreadsheet
import Tenancy

extension Site {
    /// The site map: every address the product answers, a room a paragraph; its words stand in the room's own `Routes`.
    func routes(on map: some SiteMap) {
        map.get(Routes.liveness) { ShowLiveness() }
        map.get(Routes.readiness) { ShowReadiness(site: self) }
        map.get(Routes.description) { ShowDescription(site: self) }
        map.get(Routes.asset) { ShowAsset(assets: pages.assets, address: Routes.asset($0, $1)) }

        map.get(Routes.home) { ShowHome(site: self) }
        map.get(Routes.queue) { ShowQueue(site: self, kind: $0) }
        map.get(Routes.about) { ShowAbout(site: self) }
        map.get(Routes.privacy) { ShowPrivacy(site: self) }
        map.get(Routes.problems) { ListProblems(site: self) }
        map.get(Routes.problem) { ShowProblem(site: self, name: $0) }
        map.get(Routes.kept) { ShowKept(site: self, id: $0) }

        map.get(Routes.signIn) { ShowSignIn(site: self) }
        map.post(Routes.signIn) { SignIn(site: self) }
        map.post(Routes.signInCode) { EnterCode(site: self) }
        map.post(Routes.signInPassword) { ChooseOwnPassword(site: self) }
        map.post(Routes.signOut) { SignOut(site: self) }
        map.get(Routes.account) { ShowAccount(site: self) }
        map.post(Routes.accountPassword) { ChangePassword(site: self) }
        map.post(Routes.idleness) { SetIdleness(site: self) }
        map.get(Routes.secondFactor) { ShowSecondFactor(site: self) }
        map.post(Routes.secondFactor) { SetUpSecondFactor(site: self) }
        map.post(Routes.recoveryCodes) { RenewRecoveryCodes(site: self) }
        map.post(Routes.secondFactorOff) { DropSecondFactor(site: self) }
        map.get(Routes.ownData) { ShowOwnData(site: self) }
        map.get(Routes.ownDataFile) { DownloadOwnData(site: self) }
        map.get(Routes.tokens) { ShowTokens(site: self) }
        map.post(Routes.tokens) { IssueToken(site: self) }
        map.delete(Routes.token) { DeleteToken(site: self, id: $0) }
        map.post(Routes.tokenRevocation) { RevokeToken(site: self, id: $0) }
        map.post(Routes.language) { ChooseLanguage(site: self) }
        map.get(Routes.notices) { ListNotices(site: self) }
        map.post(Routes.noticesRead) { MarkNoticesRead(site: self) }
        map.get(Routes.notice) { ShowNotice(site: self, id: $0) }
        map.get(Routes.mailSettings) { ShowMailSettings(site: self) }
        map.post(Routes.mailSettings) { ChooseMail(site: self) }
        map.post(Routes.mailAddress) { GiveMailAddress(site: self) }
        map.post(Routes.mailAddressRemoval) { DropMailAddress(site: self) }
        map.get(Routes.mailConfirmation) { ShowMailConfirmation(site: self) }
        map.post(Routes.mailConfirmation) { ConfirmMailAddress(site: self) }
        map.get(Routes.mailEnding) { ShowMailEnding(site: self) }
        map.post(Routes.mailEnding) { EndMail(site: self) }
        map.post(Routes.calendarAddress) { MakeCalendar(site: self) }
        map.post(Routes.calendarWithdrawal) { WithdrawCalendar(site: self) }
        map.get(Routes.dueCalendar) { ShowCalendar(site: self) }
        map.get(Routes.members) { ListMembers(site: self, tenant: nil) }
        map.post(Routes.members) { AddMember(site: self, tenant: nil) }
        map.get(Routes.memberRoster) { ShowRoster(site: self, subject: .members(nil)) }
        map.post(Routes.memberRoster) { AddRoster(site: self, subject: .members(nil)) }
        map.get(Routes.memberRosterForm) { DownloadRoster(site: self, subject: .members(nil)) }
        map.get(Routes.member) { ShowMember(site: self, id: $0) }
        map.post(Routes.memberPassword) { RenewPassword(site: self, id: $0) }
        map.post(Routes.memberName) { CorrectName(site: self, id: $0) }
        map.post(Routes.memberForgetting) { ForgetMember(site: self, id: $0) }
        map.post(Routes.memberRole) { ChangeRole(site: self, id: $0) }
        map.post(Routes.memberActivity) { SetMemberActivity(site: self, id: $0) }
        map.post(Routes.memberTokenRevocation) { RevokeMemberToken(site: self, id: $0, token: $1) }
        map.get(Routes.organisations) { ListOrganisations(site: self) }
        map.post(Routes.organisations) { AddOrganisation(site: self) }
        map.get(Routes.organisationRoster) { ShowRoster(site: self, subject: .organisations) }
        map.post(Routes.organisationRoster) { AddRoster(site: self, subject: .organisations) }
        map.get(Routes.organisationRosterForm) { DownloadRoster(site: self, subject: .organisations) }
        map.get(Routes.organisation) { ListMembers(site: self, tenant: $0) }
        map.post(Routes.organisationMembers) { AddMember(site: self, tenant: $0) }
        map.get(Routes.theirRoster) { ShowRoster(site: self, subject: .members($0)) }
        map.post(Routes.theirRoster) { AddRoster(site: self, subject: .members($0)) }
        map.get(Routes.theirRosterForm) { DownloadRoster(site: self, subject: .members($0)) }

        map.get(Routes.programme) { ShowProgramme(site: self) }
        map.post(Routes.programme) { SetExpertRule(site: self) }
        map.post(Routes.programmeZone) { SetProgrammeZone(site: self) }
        map.post(Routes.evidenceRule) { SetEvidenceRule(site: self) }
        map.post(Routes.signInRule) { SetSignInRule(site: self) }

        map.get(Routes.countries) { ListCountries(site: self) }
        map.get(Routes.country) { ShowIndicators(site: self, place: .country($0)) }
        map.get(Routes.countryFigure) { ShowFigure(site: self, place: .country($0), indicator: $1) }
        map.get(Routes.programmeIndicators) { ShowIndicators(site: self, place: .programme) }
        map.get(Routes.programmeFigure) { ShowFigure(site: self, place: .programme, indicator: $0) }

        map.get(Routes.standards) { ListStandards(site: self) }
        map.get(Routes.standardFile) { DownloadStandard(site: self, code: $0) }
        map.get(Routes.standard) { ShowStandard(site: self, code: $0) }
        map.get(Routes.standardTask) { ShowTask(site: self, code: $0, task: $1) }
        map.get(Routes.adoptions) { ShowAdoptions(site: self, code: $0) }
        map.post(Routes.adoptions) { AdoptStandard(site: self, code: $0) }
        map.post(Routes.adoptionConfirmation) { ConfirmAdoption(site: self, code: $0, id: $1) }
        map.post(Routes.adoptionWithdrawal) { WithdrawAdoption(site: self, code: $0, id: $1) }

        map.get(Routes.courses) { ListCourses(site: self) }
        map.get(Routes.courseFile) { DownloadCourse(site: self, code: $0) }
        map.get(Routes.course) { ShowCourse(site: self, code: $0) }

        map.get(Routes.colleges) { ListColleges(site: self) }
        map.post(Routes.colleges) { BeginCollege(site: self) }
        map.get(Routes.newCollege) { ShowNewCollege(site: self) }
        map.get(Routes.college) { ShowCollege(site: self, part: .overview, id: $0) }
        map.get(Routes.collegeDocuments) { ShowCollege(site: self, part: .documents, id: $0) }
        map.get(Routes.collegeFindings) { ShowCollege(site: self, part: .findings, id: $0) }
        map.get(Routes.collegeMilestones) { ShowCollege(site: self, part: .milestones, id: $0) }
        map.get(Routes.collegeReports) { ShowCollege(site: self, part: .reports, id: $0) }
        map.get(Routes.collegeRecord) { ShowCollege(site: self, part: .record, id: $0) }
        map.get(Routes.collegeIndicators) { ShowIndicators(site: self, place: .college($0)) }
        map.get(Routes.collegeFigure) { ShowFigure(site: self, place: .college($0), indicator: $1) }
        map.post(Routes.collegeSteps) { TakeStep(site: self, id: $0) }
        map.post(Routes.collegeDocuments) { AddDocument(site: self, id: $0) }
        map.get(Routes.collegeDocument) { ShowDocument(site: self, id: $0, kind: $1, version: $2) }
        map.post(Routes.collegeScores) { ScoreCollege(site: self, id: $0) }
        map.post(Routes.collegeVetoes) { RaiseVeto(site: self, id: $0) }
        map.post(Routes.collegeFindings) { OpenFinding(site: self, id: $0) }
        map.post(Routes.findingVerification) { VerifyFinding(site: self, id: $0, number: $1) }
        map.get(Routes.profileChange) { ShowChange(site: self, id: $0, entered: .profile) }
        map.post(Routes.profileChange) { ChangeEntered(site: self, id: $0, entered: .profile) }
        map.post(Routes.draftWithdrawal) { WithdrawEntered(site: self, id: $0, entered: .profile) }
        map.get(Routes.documentChange) {
            ShowChange(site: self, id: $0, entered: .document(Citation(kind: $1, version: $2)))
        }
        map.post(Routes.documentChange) {
            ChangeEntered(site: self, id: $0, entered: .document(Citation(kind: $1, version: $2)))
        }
        map.post(Routes.documentWithdrawal) {
            WithdrawEntered(site: self, id: $0, entered: .document(Citation(kind: $1, version: $2)))
        }
        map.get(Routes.findingChange) { ShowChange(site: self, id: $0, entered: .finding($1)) }
        map.post(Routes.findingChange) { ChangeEntered(site: self, id: $0, entered: .finding($1)) }
        map.post(Routes.findingWithdrawal) { WithdrawEntered(site: self, id: $0, entered: .finding($1)) }
        map.get(Routes.milestoneChange) { ShowChange(site: self, id: $0, entered: .milestone($1)) }
        map.post(Routes.milestoneChange) { ChangeEntered(site: self, id: $0, entered: .milestone($1)) }
        map.post(Routes.milestoneWithdrawal) { WithdrawEntered(site: self, id: $0, entered: .milestone($1)) }
        map.post(Routes.collegeAssignments) { AssignExpert(site: self, id: $0) }
        map.post(Routes.collegeFollowing) { FollowCollege(site: self, id: $0) }
        map.post(Routes.collegeZone) { SetCollegeZone(site: self, id: $0) }
        map.post(Routes.collegeMilestones) { AddMilestone(site: self, id: $0) }
        map.post(Routes.milestoneCompletion) { CompleteMilestone(site: self, id: $0, number: $1) }
        map.post(Routes.milestoneReopening) { ReopenMilestone(site: self, id: $0, number: $1) }

        map.get(Routes.collegeArchive) { DownloadCollege(site: self, id: $0) }

        map.get(Routes.evidence) { ShowEvidence(site: self, subject: $0) }
        map.post(Routes.evidence) { AttachEvidence(site: self, subject: $0) }
        map.get(Routes.decidedEvidence) { ShowDecidedEvidence(site: self, decision: $0) }
        map.post(Routes.evidenceUploads) { BeginEvidenceUpload(site: self) }
        map.get(Routes.evidenceUpload) { ShowEvidenceUpload(site: self, id: $0) }
        map.patch(Routes.evidenceUpload) { ContinueEvidenceUpload(site: self, id: $0) }
        map.delete(Routes.evidenceUpload) { DropEvidenceUpload(site: self, id: $0) }
        map.get(Routes.attachment) { ShowAttachment(site: self, id: $0) }
        map.get(Routes.attachmentFile) { DownloadAttachment(site: self, id: $0, isShown: false) }
        map.get(Routes.attachmentShown) { DownloadAttachment(site: self, id: $0, isShown: true) }
        map.post(Routes.attachmentWithdrawal) { WithdrawEvidence(site: self, id: $0) }

        map.get(Routes.warnings) { ListWarnings(site: self) }
        map.get(Routes.warning) { ShowWarning(site: self, id: $0, number: $1) }
        map.post(Routes.warningDismissal) { DismissWarning(site: self, id: $0, number: $1) }
        map.post(Routes.warningReview) { ReviewWarning(site: self, id: $0, number: $1) }
        map.post(Routes.warningFinding) { FindWarning(site: self, id: $0, number: $1) }
        map.get(Routes.warningRules) { ListWarningRules(site: self) }
        map.get(Routes.warningRule) { ShowWarningRule(site: self, kind: $0) }
        map.post(Routes.warningRule) { SetWarningRule(site: self, kind: $0) }
        map.get(Routes.targets) { ListTargets(site: self) }
        map.post(Routes.targets) { SetTarget(site: self) }
        map.get(Routes.targetWorkbook) { ShowTargetWorkbook(site: self) }
        map.post(Routes.targetWorkbook) { CompareTargets(site: self) }
        map.get(Routes.targetWorkbookFile) { DownloadTargets(site: self) }
        map.post(Routes.targetChanges) { ChangeTargets(site: self) }
        map.get(Routes.collegeTargets) { ShowCollegeTargets(site: self, id: $0) }
        map.post(Routes.collegeTargets) { ProposeTarget(site: self, id: $0) }
        map.post(Routes.targetDecision) { DecideTarget(site: self, id: $0, proposal: $1) }

        map.get(Routes.countryLoop) { ShowLoop(site: self, place: .country($0)) }
        map.get(Routes.collegeLoop) { ShowLoop(site: self, place: .college($0)) }
        map.get(Routes.findings) { ListFindings(site: self) }
        map.get(Routes.finding) { ShowFinding(site: self, id: $0, number: $1) }
        map.post(Routes.findingPlan) { PlanFinding(site: self, id: $0, number: $1) }
        map.post(Routes.findingActions) { AddFindingAction(site: self, id: $0, number: $1) }
        map.post(Routes.findingAction) { SettleFindingAction(site: self, id: $0, number: $1, action: $2) }
        map.post(Routes.findingActionRemoval) { RemoveFindingAction(site: self, id: $0, number: $1, action: $2) }
        map.post(Routes.findingSteps) { TakeFindingStep(site: self, id: $0, number: $1) }
        map.post(Routes.findingExtensions) { AskFindingExtension(site: self, id: $0, number: $1) }
        map.post(Routes.findingExtension) { DecideFindingExtension(site: self, id: $0, number: $1, asked: $2) }

        map.get(Routes.rules) { ListRules(site: self) }
        map.get(Routes.rule) { ShowRule(site: self, code: $0) }
        map.get(Routes.checks) { ListChecks(site: self) }
        map.get(Routes.check) { ShowCheck(site: self, id: $0, rule: $1, period: $2) }

        map.get(Routes.reports) { ListReports(site: self) }
        map.post(Routes.reportApprovals) { ApproveReports(site: self) }
        map.get(Routes.report) { ShowReport(site: self, id: $0) }
        map.get(Routes.reportWorkbook) { DownloadForm(site: self, format: .xlsx, id: $0) }
        map.get(Routes.reportSheet) { DownloadForm(site: self, format: .csv, id: $0) }
        map.post(Routes.reportValues) { WriteValues(site: self, id: $0) }
        map.post(Routes.reportSubmission) { MoveReport(site: self, step: .submit, id: $0) }
        map.post(Routes.reportApproval) { MoveReport(site: self, step: .approve, id: $0) }
        map.post(Routes.reportReturn) { MoveReport(site: self, step: .return, id: $0) }
        map.post(Routes.reportWithdrawal) { MoveReport(site: self, step: .withdraw, id: $0) }
        map.post(Routes.reportUnlocking) { MoveReport(site: self, step: .unlock, id: $0) }
        map.get(Routes.upload) { ShowUpload(site: self, id: $0) }
        map.get(Routes.value) { ShowValue(site: self, college: $0, item: $1, period: $2) }
    }

    /// Everything that answers requests, from the outside in: door, log, headers, refusals, who asks, endpoints.
    ///
    /// - Parameter share: how many requests one address may have under way.
    package func router(share: Int = SiteServer.Limits().share) -> Router<Context> {
        let plan = Router(context: Context.self)
        routes(on: RoutedSite(group: plan))
        let map = plan.routes.map { (path: "\($0.path)", method: $0.method) }
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Arrival(site: self))
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders())
        // Twice: for when it can't be found out who asks, and, knowing that, for everything else.
        router.add(middleware: Refusals(site: self))
        router.add(middleware: RequestShare(limit: share))
        router.add(middleware: Visit(site: self))
        router.add(middleware: AccessLog())
        router.add(middleware: NoStore())
        router.add(middleware: Refusals(site: self))
        router.add(middleware: MachineAnswers())
        router.add(middleware: DHIS2Addresses(responder: dhis2Router().buildResponder()))
        router.add(middleware: TypedWork(site: self, inner: InnerPages(responder: plan.buildResponder())))
        router.add(middleware: Verbs(map, self))
        routes(on: RoutedSite(group: router))
        return router
    }
}
