"""Every page is there in Chinese and in English: the browser says which, the reader may choose."""

import pytest
from playwright.sync_api import expect

HEADINGS = {"zh-Hans": "职业标准", "en": "Vocational standards"}


@pytest.mark.parametrize("browser, language", [("zh-CN", "zh-Hans"), ("en-GB", "en"), ("zh-TW", "zh-Hans")])
def test_the_browser_says_which(visit, browser, language):
    page = visit(language=browser)
    page.goto("/standards")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("main h1")).to_have_text(HEADINGS[language])


def test_the_reader_chooses_and_stays_where_they_are(visit):
    page = visit(language="en-GB")
    address = "/standards?q=railway&field="
    page.goto(address)
    for name, language in (("中文", "zh-Hans"), ("English", "en"), ("中文", "zh-Hans")):
        page.get_by_role("button", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("main h1")).to_have_text(HEADINGS[language])
        assert page.url.endswith(address)
    page.goto("/courses")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


@pytest.mark.parametrize("role", ["reporter", "reviewer", "partner"])
def test_what_waits_is_told_in_chinese(visit, role):
    page = visit(role, language="zh-CN")
    expect(page.locator("main h1")).to_have_text("待我办理")
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
