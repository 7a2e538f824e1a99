import Collection
import Hummingbird
import Spreadsheet

extension Site {
    /// The site map: every address the product answers, a room a paragraph.
    func routes(on router: Router<Context>) {
        router.get("health/live", ShowLiveness())
        router.get("health/ready", ShowReadiness(site: self))
        router.get("assets/:mark/:file", ShowAsset(assets: pages.assets))

        router.get("", ShowHome(site: self))
        router.get("about", ShowAbout(site: self))
        router.get("problems", ListProblems(site: self))
        router.get("problems/:code", ShowProblem(site: self))

        router.get("sign-in", ShowSignIn(site: self))
        router.post("sign-in", SignIn(site: self))
        router.post("sign-out", SignOut(site: self))
        router.get("account", ShowAccount(site: self))
        router.post("account/password", ChangePassword(site: self))
        router.get("account/tokens", ShowTokens(site: self))
        router.post("account/tokens", IssueToken(site: self))
        router.post("account/tokens/:token/revoke", RevokeToken(site: self))
        router.post("language", ChooseLanguage(site: self))
        router.get("members", ListMembers(site: self))
        router.post("members", AddMember(site: self))
        router.get("members/:member", ShowMember(site: self))
        router.post("members/:member/password", RenewPassword(site: self))
        router.post("members/:member/role", ChangeRole(site: self))
        router.post("members/:member/activity", SetMemberActivity(site: self))
        router.post("members/:member/tokens/:token/revoke", RevokeMemberToken(site: self))
        router.get("organisations", ListOrganisations(site: self))
        router.post("organisations", AddOrganisation(site: self))
        router.get("organisations/:id", ListMembers(site: self))
        router.post("organisations/:id/members", AddMember(site: self))

        router.get("programme", ShowProgramme(site: self))
        router.post("programme", SetExpertRule(site: self))

        router.get("countries", ListCountries(site: self))
        router.get("countries/:code", ShowIndicators(site: self, kind: .country))
        router.get("countries/:code/indicators/:indicator", ShowFigure(site: self, kind: .country))
        router.get("programme/indicators", ShowIndicators(site: self, kind: .programme))
        router.get("programme/indicators/:indicator", ShowFigure(site: self, kind: .programme))

        router.get("standards", ListStandards(site: self))
        router.get("standards/{code}.json", DownloadStandard(site: self))
        router.get("standards/:code", ShowStandard(site: self))
        router.get("standards/:code/tasks/:task", ShowTask(site: self))
        router.get("standards/:code/adoptions", ShowAdoptions(site: self))
        router.post("standards/:code/adoptions", AdoptStandard(site: self))

        router.get("courses", ListCourses(site: self))
        router.get("courses/{code}.json", DownloadCourse(site: self))
        router.get("courses/:code", ShowCourse(site: self))

        router.get("colleges", ListColleges(site: self))
        router.post("colleges", BeginCollege(site: self))
        router.get("colleges/new", ShowNewCollege(site: self))
        router.get("colleges/:id", ShowCollege(site: self))
        router.get("colleges/:id/indicators", ShowIndicators(site: self, kind: .college))
        router.get("colleges/:id/indicators/:indicator", ShowFigure(site: self, kind: .college))
        router.post("colleges/:id/steps", TakeStep(site: self))
        router.post("colleges/:id/documents", AddDocument(site: self))
        router.get("colleges/:id/documents/:kind/:version", ShowDocument(site: self))
        router.post("colleges/:id/scores", ScoreCollege(site: self))
        router.post("colleges/:id/vetoes", RaiseVeto(site: self))
        router.post("colleges/:id/findings", OpenFinding(site: self))
        router.post("colleges/:id/findings/:number/verify", VerifyFinding(site: self))
        router.post("colleges/:id/assignments", AssignExpert(site: self))
        router.post("colleges/:id/milestones", AddMilestone(site: self))
        router.post("colleges/:id/milestones/:number/complete", CompleteMilestone(site: self))

        router.get("reports", ListReports(site: self))
        router.get("reports/:id", ShowReport(site: self))
        router.get("reports/:id/form.xlsx", DownloadForm(site: self, format: .xlsx))
        router.get("reports/:id/form.csv", DownloadForm(site: self, format: .csv))
        router.post("reports/:id/values", WriteValues(site: self))
        router.post("reports/:id/submit", MoveReport(site: self, step: .submit))
        router.post("reports/:id/approve", MoveReport(site: self, step: .approve))
        router.post("reports/:id/return", MoveReport(site: self, step: .return))
        router.get("uploads/:id", ShowUpload(site: self))
        router.get("values/:college/:element/:period", ShowValue(site: self))
    }

    /// Everything that answers requests, from the outside in: door, log, headers, refusals, who asks,
    /// endpoints.
    package func router() -> Router<Context> {
        let plan = Router(context: Context.self)
        routes(on: plan)
        let map = plan.routes.map { (path: "\($0.path)", method: $0.method) }
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Arrival(site: self))
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders())
        // Twice: for when it can't be found out who asks, and, knowing that, for everything else.
        router.add(middleware: Refusals(site: self))
        router.add(middleware: Visit(site: self))
        router.add(middleware: Refusals(site: self))
        router.add(middleware: MachineAnswers())
        router.add(middleware: Verbs(map))
        routes(on: router)
        return router
    }
}
