"""Standards and courses: open to anyone, in two languages side by side, and to take home."""

import json

from playwright.sync_api import expect

from answers import read


def by_title(page, room, words):
    """Opens the item of the library whose title has these words."""
    page.goto(room)
    page.locator("ul.catalogue h2 a", has_text=words).first.click()


def test_anyone_reads_standards_and_courses_without_signing_in(visit):
    page = visit()
    expect(page.locator("main h1")).to_have_text("About the programme")
    for room, words in (("/standards", "locomotive"), ("/courses", "brake")):
        by_title(page, room, words)
        expect(page.locator(".sidebyside .pair").first).to_be_visible()
    expect(page.locator("main form[method=post]")).to_have_count(0)


def test_a_partner_reads_a_standard_in_swahili_beside_the_chinese(visit):
    page = visit("p.tz-01")
    by_title(page, "/standards", "track maintenance")
    address = page.url
    # What Tanzania reads, though the browser asks for English.
    expect(page.locator("#right")).to_have_value("sw")
    page.locator("#right").select_option("en")
    page.locator("main form", has=page.locator("#right")).get_by_role("button", name="Show").click()
    expect(page.locator(".sidebyside .pair [lang=en]").first).to_be_visible()
    page.locator("#right").select_option("sw")
    page.locator("main form", has=page.locator("#right")).get_by_role("button", name="Show").click()
    assert page.url.split("?")[0] == address
    # The tasks are translated.
    tasks = page.locator(".sidebyside ol.pairs .pair")
    assert tasks.locator("[lang=sw]").count() == tasks.count() > 5
    expect(page.locator(".pair.head .translation").last).not_to_be_empty()
    tasks.first.locator("a").first.click()
    for _ in range(2):
        # A task's page is in the same languages.
        pairs = page.locator(".sidebyside ul.pairs .pair")
        assert pairs.count() > 20
        for pair in pairs.all()[:5]:
            expect(pair.locator("[lang=zh-Hans]")).to_have_count(1)
            expect(pair.locator("[lang=sw]")).to_have_count(1)
        page.locator(".pager a[rel=next]").click()
    page.locator(".trail a").last.click()
    assert page.url.split("?")[0] == address


def test_a_partner_takes_a_standard_home(visit, tmp_path):
    page = visit("p.tz-01")
    by_title(page, "/standards", "track maintenance")
    with page.expect_download() as waiting:
        page.locator("main a[download]").first.click()
    waiting.value.save_as(tmp_path / "standard.json")
    standard = json.loads((tmp_path / "standard.json").read_text(encoding="utf-8"))
    assert standard["code"] == read(page, page.url)["code"]
    assert {"zh-Hans", "en", "sw"} <= set(standard["title"])


def test_a_partner_proposes_that_they_use_a_standard_and_headquarters_confirms_it(visit):
    page = visit("p.tz-01")
    by_title(page, "/standards", "locomotive")
    page.fill("#adoption-authority", "Kisima Railway Training Institute")
    page.check("#adoption-level-institution")
    page.fill("#adoption-document", "Board decision 12/2025")
    page.fill("#adoption-date", "2025-03-12")
    page.get_by_role("region", name="We use this").get_by_role("button").click()
    row = page.locator("section[aria-labelledby=adoptions] tr", has_text="Kisima Railway Training Institute")
    expect(row).to_contain_text("proposed")
    row.get_by_role("link", name="Change").click()
    page.fill("#adoption-authority", "Kisima Railway Institute")
    page.get_by_role("region", name="Change the proposed").get_by_role("button").click()
    page = visit("hq.reviewer")
    page.get_by_role("link", name="Kisima Railway Institute").click()
    row = page.locator("section[aria-labelledby=adoptions] tr", has_text="Kisima Railway Institute")
    row.get_by_role("button", name="Confirm").click()
    expect(row).to_contain_text("confirmed")


def test_a_course_stands_in_two_languages_and_leads_to_its_standard(visit):
    page = visit("p.la-01")
    by_title(page, "/courses", "China–Laos")
    pairs = page.locator(".sidebyside .pair:has([lang=zh-Hans]):has([lang=lo], [lang=en])")
    assert pairs.count() > 5
    page.locator("main a[href^='/standards/']").first.click()
    expect(page.locator("main h1 [lang]").first).not_to_be_empty()
