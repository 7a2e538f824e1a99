"""What somebody typed is never lost: not by a session that ended, a second tab, a double click, the back button, a colleague
or too long a text."""

import re

import pytest
from playwright.sync_api import expect

from signing_in import sign_in

LANGUAGES = {
    "en-GB": {
        "kept": "What you typed is kept",
        "again": "What you typed is here again",
        "anew": "signed in anew",
        "before": "Already submitted",
        "now": "Now it says",
        "long": re.compile("20,?010|2,?010"),
    },
    "zh-CN": {
        "kept": "您填写的内容已暂存",
        "again": "您填写的内容已恢复",
        "anew": "重新登录过",
        "before": "已提交过",
        "now": "现为",
        "long": re.compile("2,?010"),
    },
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    """A language of the pages."""
    return request.param


def open_form(page):
    """The form of a finding at a college that takes some, unfolded."""
    page.goto("/colleges?state=implementing")
    address = page.locator("main a[href^='/colleges/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href')).find(href => /^\\/colleges\\/[0-9a-f-]{36}$/.test(href))"
    )
    page.goto(f"{address}/findings")
    page.locator("#findings-form summary").click()
    return f"{address}/findings"


def type_finding(page, text):
    page.select_option("#severity", "minor")
    page.fill("#findings-form textarea", text)


def send(page):
    page.locator("#findings-form button").click()


def test_a_session_that_ends_while_somebody_types_loses_nothing(visit, service, language):
    words = LANGUAGES[language]
    page = visit("reviewer", language=language)
    place = open_form(page)
    text = f"Typed before the session ended, {language}\nin two lines & <more>"
    type_finding(page, text)
    other = page.context.new_page()
    other.goto("/account")
    other.locator("header form[action='/sign-out'] button").click()
    other.close()
    send(page)
    expect(page.locator(".notice")).to_contain_text(words["kept"])
    entry = service.sign_in("reviewer")
    page.fill("#name", entry["name"])
    page.fill("#password", entry["password"])
    page.click("main button.primary")
    expect(page.locator(".notice")).to_contain_text(words["again"])
    expect(page.locator("#findings-form textarea")).to_have_value(text)
    expect(page.locator("#severity")).to_have_value("minor")
    # Nothing is sent by itself.
    expect(page.locator("main table tr", has_text=f"Typed before the session ended, {language}")).to_have_count(0)
    send(page)
    expect(page).to_have_url(re.compile(re.escape(place)))
    expect(page.locator("main")).to_contain_text(f"Typed before the session ended, {language}")


def test_somebody_else_who_signs_in_sees_nothing_of_it(visit, service, language):
    page = visit("reviewer", language=language)
    open_form(page)
    type_finding(page, "Nobody else's business")
    page.context.clear_cookies()
    send(page)
    sign_in_here(page, service.sign_in("leader"))
    expect(page.locator("main .refusal")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Nobody else's business")


def sign_in_here(page, entry):
    page.fill("#name", entry["name"])
    page.fill("#password", entry["password"])
    page.click("main button.primary")


def test_a_session_that_another_tab_renewed_loses_nothing(visit, service, language):
    words = LANGUAGES[language]
    page = visit("reviewer", language=language)
    open_form(page)
    type_finding(page, f"Typed in the first tab, {language}")
    other = page.context.new_page()
    other.goto("/account")
    other.locator("header form[action='/sign-out'] button").click()
    sign_in(other, service.sign_in("reviewer"))
    send(page)
    expect(page.locator(".notice")).to_contain_text(words["anew"])
    expect(page.locator("#findings-form textarea")).to_have_value(f"Typed in the first tab, {language}")
    send(page)
    expect(page.locator("main table")).to_contain_text(f"Typed in the first tab, {language}")


def test_a_double_click_and_the_back_button_write_once(visit, language):
    words = LANGUAGES[language]
    page = visit("reviewer", language=language)
    place = open_form(page)
    text = f"Clicked twice, {language}"
    type_finding(page, text)
    # Two sendings of the one form, as a double click or a resent page makes them.
    form = page.locator("#findings-form form").evaluate(
        "form => Object.fromEntries(new FormData(form).entries())"
    )
    page.locator("#findings-form button").dblclick()
    expect(page).to_have_url(re.compile(re.escape(place)))
    expect(page.locator("main table").get_by_text(text)).to_have_count(1)
    answer = page.request.post(place, form=form, max_redirects=0)
    assert answer.status == 303 and answer.headers["location"] == place
    page.goto(place)
    expect(page.locator(".notice")).to_contain_text(words["before"])
    expect(page.locator("main table").get_by_text(text)).to_have_count(1)
    page.go_back()
    page.go_forward()
    expect(page.locator("main table").get_by_text(text)).to_have_count(1)


def test_two_who_change_one_finding_see_each_other(visit, language):
    words = LANGUAGES[language]
    mine = visit("reviewer", language=language)
    place = open_form(mine)
    type_finding(mine, f"To be changed, {language}")
    send(mine)
    row = mine.locator("main table tr", has_text=f"To be changed, {language}")
    change = row.locator("a[href$='/change']").first.get_attribute("href")
    mine.goto(change)
    theirs = visit("hq-admin", language=language)
    theirs.goto(change)
    theirs.fill("#text", f"As the administrator has it, {language}")
    theirs.click("main form.narrow button.primary")
    mine.fill("#text", f"As the reviewer has it, {language}")
    mine.click("main form.narrow button.primary")
    expect(mine.locator(".notice.wrong")).to_be_visible()
    expect(mine.locator(".theirs")).to_contain_text(words["now"])
    expect(mine.locator(".theirs")).to_contain_text(f"As the administrator has it, {language}")
    expect(mine.locator("#text")).to_have_value(f"As the reviewer has it, {language}")
    mine.click("main form.narrow button.primary")
    expect(mine).to_have_url(re.compile(re.escape(place)))
    expect(mine.locator("main table")).to_contain_text(f"As the reviewer has it, {language}")


def test_too_long_a_text_comes_back_with_how_much_it_is(visit, language):
    page = visit("reviewer", language=language)
    open_form(page)
    # In three bytes a character, which the address takes nine for: far more than a form usually has.
    type_finding(page, "长" * 2_010)
    send(page)
    expect(page.locator("#fault-text")).to_contain_text(LANGUAGES[language]["long"])
    expect(page.locator("#findings-form textarea")).to_have_value("长" * 2_010)
