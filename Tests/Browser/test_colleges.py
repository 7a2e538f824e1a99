"""A college's page: where it stands, how it got there, and the next step for whoever may take it."""

import pytest
from playwright.sync_api import expect

import soundness
from answers import colleges, read, send
from signing_in import confirm


def waiting(page, state):
    """The address of a college in a state, which the demonstration has."""
    found = colleges(page, state)
    assert found, f"No college is {state}."
    return f"/colleges/{next(iter(found.values()))['id']}"


def test_a_page_tells_where_a_college_stands_and_how_it_got_there(visit):
    page = visit("sdvc.reporter")
    college = colleges(page)["BM-LA-01"]
    page.goto("/colleges")
    page.locator(f"main a[href='/colleges/{college['id']}']").first.click()
    expect(page.locator("#stands")).to_contain_text("Operating")
    expect(page.locator("ol.bridge > li[aria-current=step]")).to_contain_text("Operation")
    record = read(page, f"/colleges/{college['id']}")["college"]["record"]
    page.get_by_role("link", name="How it got here").click()
    assert page.locator("ol.record > li").count() == len(record) > 20
    for who in page.locator("ol.record > li .detail:nth-of-type(2)").all_inner_texts():
        assert who.count("·") >= 2, "Each step names the person, the role and the organisation."


def test_the_right_person_takes_the_step_and_the_record_tells(visit):
    reviewer = visit("hq.reviewer")
    address = waiting(reviewer, "submitted")
    before = len(read(reviewer, address)["college"]["record"])
    reviewer.goto(address)
    reviewer.locator("form:has(input[value=start-formal-review]) button.primary").click()
    expect(reviewer.get_by_role("status")).to_be_visible()
    expect(reviewer.locator("#stands")).to_contain_text("Formal review")
    assert read(reviewer, address)["college"]["record"][-1]["transition"]["step"] == "start-formal-review"
    reviewer.goto(f"{address}/record")
    expect(reviewer.locator("ol.record > li")).to_have_count(before + 1)


@pytest.mark.parametrize("who", ["hq.admin", "hq.leader"])
def test_the_wrong_person_is_refused_with_the_reason(visit, who):
    page = visit(who)
    address = waiting(page, "formal-review")
    page.goto(address)
    version = read(page, address)["college"]["entry"]["college"]["version"]
    expect(page.locator("form:has(input[value=pass-formal-review])")).to_have_count(0)
    refused = send(page, f"{address}/steps", step="pass-formal-review", version=str(version))
    assert refused.status == 403
    problem = refused.json()
    assert "This can be done by: reviewer." in problem["detail"], problem
    assert read(page, address)["college"]["entry"]["college"]["version"] == version


def test_of_two_at_once_one_is_told_that_things_have_moved_on(visit):
    first, second = visit("hq.reviewer"), visit("hq.reviewer2")
    address = waiting(first, "formal-review")
    for page in (first, second):
        page.goto(address)
        page.locator("summary", has_text="Return").first.click()
        page.fill("#reason-return-application", "The premises are not described.")
        confirm(page, page.locator("form:has(input[value=return-application])"))
    button = "form:has(input[value=return-application]) button"
    first.locator(button).click()
    expect(first.locator("#stands")).to_contain_text("Returned")
    second.locator(button).click()
    expect(second.locator(".notice.wrong")).to_contain_text("Somebody else took a step just now")
    expect(second.locator(".notice.wrong")).to_contain_text("The premises are not described.")


def test_a_step_that_can_not_be_taken_tells_every_reason_and_leads_to_where_it_is_mended(visit, tmp_path):
    page = visit("hq.admin", scripts=True)
    page.goto(waiting(page, "failed"))
    page.locator("summary", has_text="Not possible yet, and why").click()
    reasons = page.locator("dl.refused dd")
    assert reasons.count() >= 2
    for reason in reasons.all():
        expect(reason).not_to_be_empty()
    link = page.locator("dl.refused a").first
    assert soundness.faults(page) + soundness.invalid({"refused": page.content()}, tmp_path) == []
    target = link.get_attribute("href")
    page.goto(target)
    expect(page.locator("#" + target.split("#")[1])).to_have_count(1)


def test_a_veto_states_its_consequence_and_stands_in_the_record(visit, tmp_path):
    page = visit("hq.reviewer", scripts=True)
    address = waiting(page, "panel-review")
    page.goto(f"{address}/documents")
    page.locator("summary", has_text="Veto").click()
    form = page.locator("#vetoes-form form")
    expect(form).to_contain_text("fails the acceptance whatever the points")
    assert soundness.faults(page) + soundness.invalid({"veto": page.content()}, tmp_path) == []
    form.locator("select").select_option("safety-incident")
    form.locator("textarea").fill("A trainee was injured in March; the report was withheld.")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("The veto has been raised.")
    record = page.locator("ol.record > li").first
    expect(record).to_contain_text("Veto: Serious safety incident")
    expect(record).to_contain_text("the report was withheld")


def test_an_application_brings_a_partner_that_no_list_has(visit):
    page = visit("sdvc.reporter")
    page.goto("/colleges/new")
    for name, value in {
        "nameZh": "老挝示例学院", "nameEn": "Laos Sample College", "cityZh": "万象", "cityEn": "Vientiane",
        "partnerZh": "万象示例学校", "partnerEn": "Vientiane Sample School",
    }.items():
        page.fill(f"#{name}", value)
    page.select_option("#country", "LA")
    page.get_by_role("button", name="Make the draft").click()
    expect(page.locator("#stands")).to_contain_text("Draft application")
    expect(page.locator("#profile + dl")).to_contain_text("Vientiane Sample School")


def test_headquarters_sets_the_rule_for_applications(visit):
    page = visit("hq.admin")
    page.goto("/programme")
    page.fill("#minimumMean", "69.5")
    page.get_by_role("button", name="Save the rule").click()
    expect(page.get_by_role("status")).to_contain_text("The rule was saved")
    expect(page.locator("#minimumMean")).to_have_value("69.5")


def test_a_phone_shows_what_a_college_is_before_anything_else(visit):
    page = visit("hq.reviewer")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(waiting(page, "operating"))
    assert page.locator("main h1").bounding_box()["y"] < 300, "The head of the page takes half the screen."
    assert page.evaluate("document.body.scrollHeight") < 3_600
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("#index")).to_be_visible()
    for name in ["Documents and review", "Findings and conditions", "Milestones of the plan", "Reports", "How it got here"]:
        page.locator("nav.parts").get_by_role("link", name=name).click()
        expect(page.locator("main h1")).to_contain_text(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_a_phone_shows_the_whole_sum_of_a_figure(visit):
    page = visit("hq.reviewer", scripts=True)
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/countries/LA/indicators/DO_ATTENDANCE")
    total = page.locator("tfoot td").first
    expect(total).to_be_visible()
    box = total.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    for text in page.locator("svg.trend text:visible").all():
        assert text.bounding_box()["height"] >= 11, text.text_content()
    assert soundness.faults(page, **{"target-size": True}) == []
