"""Four people take a report and an application there and back; what waits stands in the right home and nowhere else."""

import pytest
from playwright.sync_api import expect

from answers import colleges, report
from people import People, camel

ROLES = {"reporter": "{}.reporter", "approver": "{}.approver", "reviewer": "hq.reviewer", "administrator": "hq.admin"}


class FourPeople(People):
    """A college's reporter and approver, headquarters' reviewer and administrator."""

    def __init__(self, visit, language, lead):
        super().__init__(visit, language, {role: name.format(lead) for role, name in ROLES.items()})

    def see_waiting(self, address, **expected):
        """What an address leads to waits in these homes, in the queue that is named, and in no other home."""
        found = {role: queues(page, address) for role, page in self.pages.items()}
        assert found == {role: [expected[role]] if role in expected else [] for role in ROLES}


def queues(page, address):
    """The queues of somebody's home in which there is something that an address leads to."""
    page.goto("/")
    found = []
    kinds = page.locator("section.queue").evaluate_all("sections => sections.map(section => section.id)")
    more = page.locator("section.queue > p > a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for kind in kinds:
        if page.locator(f"#{kind} li.task a[href^='{address}']").count():
            found.append(kind)
    # What a home has no room for stands on the queue's own page.
    for queue in more:
        page.goto(queue)
        while True:
            if page.locator(f"li.task a[href^='{address}']").count():
                found.append(queue.split("/")[-1])
            following = page.locator("nav.pager a[rel=next]")
            if not following.count():
                break
            following.click()
    return sorted(set(found))


@pytest.mark.parametrize("language, lead, college", [("zh-CN", "sdvc", "BM-TZ-01"), ("en-GB", "qhvtc", "BM-HU-01")])
def test_a_report_goes_there_and_back_and_waits_in_one_home_at_a_time(visit, language, lead, college):
    four = FourPeople(visit, language, lead)
    address = f"/reports/{report(four.pages['reporter'], 'M_COLLEGE', 'returned', college)['id']}"
    asked = "请核对计划学时。" if language == "zh-CN" else "Please check the hours planned."

    def told():
        """What has been done with it, the newest first."""
        return four.goto("reporter", address).locator("ol.record > li strong").all_inner_texts()

    before = told()

    def mend():
        page = four.goto("reporter", address)
        field = page.locator("#value-TCH_HOURS_PLANNED")
        field.fill(str(float(field.input_value()) + 1))
        page.get_by_role("button", name=four.words("report.save"), exact=True).click()
        expect(page.get_by_role("status")).to_be_visible()

    def take(role, step, reason=None):
        page = four.take(role, address, step, f"report.{step}", reason)
        expect(page.get_by_role("status")).to_contain_text(four.words(f"report.done.{step}"))

    four.see_waiting(address, reporter="returnedReports")
    mend()
    four.see_waiting(address, approver="submitReports")
    take("approver", "return", asked)
    four.see_waiting(address, reporter="returnedReports")
    expect(four.goto("reporter", "/").locator("#returnedReports")).to_contain_text(asked)
    mend()
    four.see_waiting(address, approver="submitReports")
    take("approver", "submit")
    four.see_waiting(address, reviewer="approveReports")
    take("approver", "withdraw")
    four.see_waiting(address, approver="submitReports")
    take("approver", "submit")
    take("reviewer", "return", asked)
    four.see_waiting(address, reporter="returnedReports")
    mend()
    take("approver", "submit")
    four.see_waiting(address, reviewer="approveReports")
    take("reviewer", "approve")
    four.see_waiting(address)
    take("reviewer", "unlock", asked)
    four.see_waiting(address, reporter="returnedReports")
    mend()
    four.see_waiting(address, approver="submitReports")
    take("approver", "submit")
    take("reviewer", "approve")
    four.see_waiting(address)

    page = four.goto("reporter", address)
    expect(page.locator("main :is(input, textarea)")).to_have_count(0)
    gone = ["return", "submit", "withdraw", "submit", "return", "submit", "approve", "unlock", "submit", "approve"]
    assert before[-2:] == [four.words("report.rounds.return"), four.words("report.rounds.submit")]
    assert told() == [four.words(f"report.rounds.{step}") for step in reversed(gone)] + before


@pytest.mark.parametrize("language, lead, country", [("zh-CN", "qhvtc", "HU"), ("en-GB", "sdvc", "LA")])
def test_an_application_goes_there_and_back_and_waits_in_the_right_homes(visit, service, language, lead, country):
    four = FourPeople(visit, language, lead)
    address = begin(four, country)
    asked = "请补充办学条件。" if language == "zh-CN" else "The premises are not described."

    def file():
        page = four.goto("reporter", f"{address}/documents")
        form = page.locator("#documents-form")
        if not form.locator("#title").is_visible():
            form.locator("summary").click()
        form.locator("#title").fill("申报书 Application")
        form.locator("#body").fill("一所海外学院。\nAn overseas college.")
        form.get_by_role("button").click()
        expect(page.get_by_role("status")).to_contain_text(four.words("done.documentFiled.title"))

    def take(role, step, reason=None):
        four.take(role, address, step, f"lifecycle.steps.{camel(step)}", reason)

    four.see_waiting(address, reporter="applications")
    file()
    four.see_waiting(address, approver="applications")
    take("approver", "return-draft", asked)
    four.see_waiting(address, reporter="applications")
    file()
    four.see_waiting(address, approver="applications")
    take("approver", "submit")
    four.see_waiting(address, reviewer="applications")
    take("approver", "withdraw", asked)
    four.see_waiting(address, approver="applications")
    take("approver", "submit")
    take("reviewer", "start-formal-review")
    four.see_waiting(address, reviewer="applications")
    take("reviewer", "return-application", asked)
    four.see_waiting(address, reporter="applications", approver="applications")
    take("reporter", "revise")
    four.see_waiting(address, reporter="applications")
    file()
    take("approver", "submit")
    take("reviewer", "start-formal-review")
    take("reviewer", "pass-formal-review")
    four.see_waiting(address, reviewer="applications", administrator="applications")
    experts = [visit(entry["name"], language=language) for entry in service.sign_ins if entry["role"] == "expert"]
    for expert in experts:
        assign(four.goto("reviewer", f"{address}/documents"), expert.locator("header .who").inner_text())
    four.see_waiting(address)
    for expert in experts:
        assert queues(expert, address) == ["scores"]
        score(expert, f"{address}/documents")
        assert queues(expert, address) == []
    four.see_waiting(address, administrator="applications")
    take("administrator", "approve")
    four.see_waiting(address, approver="applications", administrator="applications")
    expect(four.goto("reporter", address).locator("#stands")).to_contain_text(four.words("lifecycle.states.approved"))


def begin(four, country):
    """The reporter begins the draft of an application; the address of its college."""
    page = four.goto("reporter", "/colleges/new")
    for name, value in {
        "nameZh": f"四人示例学院（{country}）", "nameEn": f"College of four, {country}", "cityZh": "示例市", "cityEn": "Sampleton",
        "partnerZh": f"四人示例学校（{country}）", "partnerEn": f"School of four, {country}",
    }.items():
        page.fill(f"#{name}", value)
    page.select_option("#country", country)
    page.get_by_role("button", name=four.words("colleges.beginButton")).click()
    expect(page.locator("#stands")).to_contain_text(four.words("lifecycle.states.draft"))
    found = colleges(page, "draft")
    return next(f"/colleges/{entry['id']}" for entry in found.values() if entry["nameEn"] == f"College of four, {country}")


def assign(page, who):
    """Asks the expert whom the top of their own pages calls so."""
    form = page.locator("#assignments-form")
    if not form.locator("select").is_visible():
        form.locator("summary").click()
    # Their name comes first there.
    option = form.locator("option").filter(has_text=who.split()[0])
    form.locator("select").select_option(option.get_attribute("value"))
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()


def score(page, address):
    """Gives an application 80 points of 100."""
    page.goto(address)
    page.locator("input[name^=points-]").fill("80")
    page.locator("form:has(input[name^=points-]) button").click()
    expect(page.get_by_role("status")).to_be_visible()
