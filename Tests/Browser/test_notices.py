"""What members are told: the list, what it leads to, and how they choose to be told."""

import pytest
from playwright.sync_api import expect

WORDS = {
    "en-GB": {
        "title": "Notices", "returned": "A report was returned", "unread": "new", "read": "Mark all as read",
        "settings": "Mail and calendar", "off": "This is a demonstration, of which nothing is mailed.",
        "kept": "Your choice is kept.", "make": "Make an address", "renew": "Make a new address; the old one ends",
        "take": "Take the address away", "use": "Use this address", "save": "Save", "open": "Open it", "zone": "time zone",
        "follow": "Follow this college", "unfollow": "No longer follow it",
    },
    "zh-CN": {
        "title": "通知", "returned": "数据表被退回", "unread": "未读", "read": "全部标为已读", "settings": "邮件与日历",
        "off": "演示项目不发送任何邮件。", "kept": "设置已保存。", "make": "生成日历地址", "renew": "重新生成地址（原地址失效）",
        "take": "停用日历地址", "use": "使用该邮箱", "save": "保存", "open": "查看详情", "zone": "时区",
        "follow": "关注该学院", "unfollow": "取消关注",
    },
}


@pytest.mark.parametrize("language, who", [("en-GB", "sdvc.reporter"), ("zh-CN", "qhvtc.reporter")])
def test_a_returned_report_is_told_whom_it_waits_for(visit, language, who):
    words = WORDS[language]
    reporter = visit(who, language=language)
    # What others were returned before is read, so that what is told now stands alone.
    reporter.goto("/notices")
    if reporter.get_by_role("button", name=words["read"]).count():
        reporter.get_by_role("button", name=words["read"]).click()
    reporter.goto("/reports?state=submitted")
    report = reporter.locator("main table a[href^='/reports/']").first.get_attribute("href")
    reviewer = visit("reviewer", language=language)
    reviewer.goto(report)
    form = reviewer.locator("form[action$='/return']")
    form.locator("xpath=ancestor::details[1]/summary").click()
    form.locator("textarea").fill("The sum is odd.")
    form.locator("button").click()
    for _ in range(120):
        reporter.goto("/notices?topic=reports&state=unread")
        if reporter.locator("main .task", has_text=words["returned"]).count():
            break
        reporter.wait_for_timeout(500)
    row = reporter.locator("main .task", has_text=words["returned"]).first
    expect(row).to_contain_text(words["unread"])
    row.locator("a").click()
    expect(reporter.locator("main h1")).to_have_text(words["returned"])
    reporter.get_by_role("link", name=words["open"]).click()
    assert reporter.url.endswith(report)
    reporter.goto("/notices")
    expect(reporter.locator("main h1")).to_have_text(words["title"])
    if reporter.get_by_role("button", name=words["read"]).count():
        reporter.get_by_role("button", name=words["read"]).click()
    expect(reporter.locator(".masthead .reader .count")).to_have_count(0)
    expect(reporter.locator("main .task", has_text=words["unread"])).to_have_count(0)


@pytest.mark.parametrize("language", WORDS)
def test_the_reader_chooses_how_to_be_told(visit, language):
    words = WORDS[language]
    page = visit("approver" if language == "en-GB" else "partner", language=language)
    page.goto("/account")
    expect(page.get_by_role("heading", name=words["settings"])).to_be_visible()
    page.goto("/account/mail")
    expect(page.locator("main")).to_contain_text(words["off"])
    page.fill("#address", "somebody@example.org")
    page.get_by_role("button", name=words["use"]).click()
    expect(page.locator(".notice.wrong")).to_contain_text(words["off"])
    expect(page.locator("#address")).to_have_value("somebody@example.org")

    page.goto("/account/mail")
    page.select_option("#wish-findings", "at-once")
    page.select_option("#hour", "19")
    page.fill("#zone", "Asia/Nowhere")
    page.get_by_role("button", name=words["save"], exact=True).click()
    expect(page.locator(".notice.wrong")).to_contain_text(words["zone"])
    page.fill("#zone", "Asia/Vientiane")
    page.select_option("#wish-findings", "at-once")
    page.select_option("#hour", "19")
    page.get_by_role("button", name=words["save"], exact=True).click()
    expect(page.locator(".notice.right")).to_contain_text(words["kept"])
    expect(page.locator("#wish-findings")).to_have_value("at-once")
    expect(page.locator("#hour")).to_have_value("19")
    expect(page.locator("#zone")).to_have_value("Asia/Vientiane")

    page.get_by_role("button", name=words["make"]).click()
    address = page.locator(".secret code").inner_text()
    answer = page.request.get(address)
    assert answer.ok and answer.text().startswith("BEGIN:VCALENDAR")
    page.goto("/account/mail")
    expect(page.locator(".secret")).to_have_count(0)
    expect(page.get_by_role("button", name=words["renew"])).to_be_visible()
    page.get_by_role("button", name=words["take"]).click()
    assert page.request.get(address).status == 404


@pytest.mark.parametrize("language", WORDS)
def test_headquarters_follows_a_college(visit, language):
    words = WORDS[language]
    page = visit("hq-admin", language=language)
    page.goto("/colleges")
    page.locator("main table a, main .card a, main li a").first.click()
    page.get_by_role("button", name=words["follow"]).click()
    expect(page.get_by_role("button", name=words["unfollow"])).to_be_visible()
    page.get_by_role("button", name=words["unfollow"]).click()
    expect(page.get_by_role("button", name=words["follow"])).to_be_visible()
