import Lifecycle

/// The addresses that templates link to whatever a page shows: `{{routes.signIn}}`.
struct Links {
    let home = Routes.home()
    let about = Routes.about()
    let signIn = Routes.signIn()
    let signOut = Routes.signOut()
    let account = Routes.account()
    let accountPassword = Routes.accountPassword()
    let idleness = Routes.idleness()
    let secondFactor = Routes.secondFactor()
    let recoveryCodes = Routes.recoveryCodes()
    let secondFactorOff = Routes.secondFactorOff()
    let signInRule = Routes.signInRule()
    let ownData = Routes.ownData()
    let privacy = Routes.privacy()
    let tokens = Routes.tokens()
    let problems = Routes.problems()
    let language = Routes.language()
    let organisations = Routes.organisations()
    let programme = Routes.programme()
    let standards = Routes.standards()
    let courses = Routes.courses()
    let colleges = Routes.colleges()
    let collegesUnderReview = Routes.colleges(asking: CollegesQuery(state: College.State.expertReview.rawValue))
    let newCollege = Routes.newCollege()
    let reports = Routes.reports()
}
