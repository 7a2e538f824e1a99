"""Who signs in sees first what waits for them, can go where their role goes, and can sign out."""

import re

import pytest
from playwright.sync_api import expect

from answers import status
from walk import walk

COLLEGE = ["Home", "Overseas colleges", "Findings", "Reports", "Warnings"]
HEADQUARTERS = ["Home", "Overseas colleges", "Countries", "Findings", "Reports", "Warnings"]
LIBRARY = ["Vocational standards", "Bilingual courses"]

NAVIGATION = {
    "reporter": COLLEGE + LIBRARY,
    "approver": COLLEGE + LIBRARY,
    "college-admin": COLLEGE + LIBRARY + ["Members"],
    "partner": ["Home", "Overseas colleges", "Reports", "Warnings"] + LIBRARY,
    "reviewer": HEADQUARTERS + LIBRARY,
    "hq-admin": HEADQUARTERS + ["Targets"] + LIBRARY + ["Organisations", "Members", "Programme settings"],
    "leader": HEADQUARTERS + LIBRARY,
    "expert": ["Home", "Overseas colleges"] + LIBRARY,
    "operator": ["Home", "Members"],
}


@pytest.mark.parametrize("role", NAVIGATION)
def test_an_audience_goes_where_its_role_goes(visit, service, role):
    page = visit(role)
    entry = service.sign_in(role)
    expect(page.locator("header .who")).to_contain_text(re.compile(".+ · .+"))
    links = page.get_by_role("navigation", name="Main navigation").get_by_role("link")
    # Beside a room's name stands at most how much waits there.
    assert [re.sub(r"\s+\d+$", "", text.strip()) for text in links.all_inner_texts()] == NAVIGATION[role], entry
    for address in [link.get_attribute("href") for link in links.all()]:
        assert status(page, address) == 200, address


@pytest.mark.parametrize("role", [role for role in NAVIGATION if role not in ("leader", "operator")])
def test_a_first_page_begins_with_what_waits(visit, role):
    page = visit(role)
    expect(page.locator("main h1")).to_have_text("What waits for me")
    expect(page.locator("main > h1 + :is(ul.summary, p.calm)")).to_be_visible()


@pytest.mark.parametrize("role", ["reporter", "reviewer", "hq-admin"])
def test_what_waits_is_listed_and_opens(visit, role):
    page = visit(role)
    groups = page.locator("main ul.summary li a")
    assert groups.count() > 0, "In the demonstration something waits."
    for anchor in [group.get_attribute("href") for group in groups.all()]:
        tasks = page.locator(f"{anchor} .task > div > a")
        assert tasks.count() > 0, f"Nothing is listed under {anchor}."
        assert status(page, tasks.first.get_attribute("href")) == 200


def test_a_leaders_first_page_asks_for_nothing(visit):
    page = visit("leader")
    expect(page.locator("main h1")).to_have_text("Programme at a glance")
    expect(page.locator("main .task")).to_have_count(0)


def test_a_leader_sees_no_button_that_changes_anything_but_their_own_account(visit):
    page = visit("leader")
    own = re.compile(r"/sign-out|/language|/account(/.*)?|/notices/read|/colleges/[^/]+/following")
    for address, _ in walk(page):
        actions = {form.get_attribute("action") for form in page.locator("form[method=post]").all()}
        assert {"/sign-out", "/language"} <= actions, address
        assert [action for action in actions if not own.fullmatch(action)] == [], address


def test_signing_out_ends_the_session(visit):
    page = visit("reporter")
    cookies = page.context.cookies()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    # Whoever kept the cookie has nothing.
    page.context.add_cookies(cookies)
    page.goto("/reports")
    expect(page.locator("main h1")).to_have_text("Sign in")


def test_signing_out_everywhere_ends_the_other_browser_too(visit):
    here, there = visit("approver"), visit("approver")
    here.get_by_role("link", name=here.locator("header .who strong").inner_text()).click()
    expect(here.locator("main h1")).to_have_text("Your account")
    here.get_by_role("button", name="Sign out everywhere").click()
    here.wait_for_url("**/sign-in")
    there.goto("/reports")
    expect(there.locator("main h1")).to_have_text("Sign in")


def test_after_signing_in_one_is_where_one_wanted_to_go(visit, service):
    page = visit()
    page.goto("/reports?state=open")
    page.fill("#name", "sdvc.reporter")
    page.fill("#password", service.sign_in("sdvc.reporter")["password"])
    page.click("main button.primary")
    page.wait_for_url("**/reports?state=open")


def test_a_wrong_password_is_told_without_saying_what_was_wrong(visit):
    page = visit()
    answers = []
    for name in ("sdvc.admin", "nobody.here"):
        page.goto("/sign-in")
        page.fill("#name", name)
        page.fill("#password", "not the password")
        page.click("main button.primary")
        expect(page.get_by_role("alert")).to_contain_text("The user name or the password is wrong.")
        expect(page.locator("#name")).to_have_value(name)
        expect(page.locator("#password")).to_have_value("")
        answers.append(page.locator("main").inner_text())
    assert answers[0] == answers[1]
