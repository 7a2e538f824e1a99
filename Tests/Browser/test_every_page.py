"""Every kind of page, as every audience sees it, is accessible, valid, light, and works on a phone."""

import pytest
from playwright.sync_api import expect

import soundness
from answers import read, report
from walk import kind, walk

AUDIENCES = [
    "anyone", "reporter", "approver", "college-admin", "partner",
    "reviewer", "hq-admin", "leader", "expert", "operator",
]
# The library looks the same to all but these.
READERS = ("anyone", "partner")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_of(visit, tmp_path, audience):
    page = visit(None if audience == "anyone" else audience, scripts=True)
    found, pages = [], {}
    for number, (_, text) in enumerate(walk(page, library=audience in READERS)):
        pages[f"{number}"] = text
        found += soundness.faults(page)
    assert found + soundness.invalid(pages, tmp_path) == []


def test_every_kind_of_page_is_looked_at(visit):
    seen = set()
    for audience in ("anyone", "reporter", "hq-admin"):
        seen |= {kind(address) for address, _ in walk(visit(None if audience == "anyone" else audience))}
    assert seen >= {
        "/", "/about", "/sign-in", "/standards", "/standards/:", "/standards/:/tasks/:", "/courses", "/courses/:", "/members",
        "/account", "/programme", "/colleges", "/colleges/new", "/colleges/:", "/colleges/:/documents/:kind", "/reports", "/reports/:",
        "/values/:/:/:", "/countries", "/countries/:", "/countries/:/indicators/:",
    }  # fmt: skip


def test_pages_in_chinese(visit, tmp_path):
    page = visit("hq-admin", language="zh-CN", scripts=True)
    found, pages = [], {}
    for number, address in enumerate(["/", "/colleges", "/countries", "/countries/TZ", "/reports", "/standards"]):
        pages[f"{number}"] = page.goto(address).text()
        found += soundness.faults(page)
    assert found + soundness.invalid(pages, tmp_path) == []


def test_pages_that_tell_what_is_wrong(visit, tmp_path):
    found, pages = [], {}

    def look(name, page):
        pages[name] = page.content()
        found.extend(soundness.faults(page))

    page = visit(scripts=True)
    page.goto("/sign-in")
    page.fill("#name", "nobody")
    page.fill("#password", "wrong")
    page.click("main button.primary")
    expect(page.get_by_role("alert")).to_be_visible()
    look("sign-in", page)
    page.goto("/nowhere")
    look("nowhere", page)

    page = visit("sdvc.reporter", scripts=True)
    page.goto(f"/reports/{report(page, 'Q_COLLEGE', 'open', 'BM-TZ-01')['id']}")
    file = {"name": "values.csv", "mimeType": "text/csv", "buffer": b"element,value\nORG_STUDENTS,many\n"}
    page.set_input_files("#file", files=[file])
    page.get_by_role("button", name="Upload and check").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("upload", page)
    page.goto("/account")
    for field in ("old", "new", "repeated"):
        page.fill(f"#{field}", "too short")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("account", page)
    assert found + soundness.invalid(pages, tmp_path) == []


def test_pages_are_sent_compressed(visit):
    page = visit()
    assert page.request.get("/standards").headers["content-encoding"] == "gzip"
