"""A report takes two people of the college and one of headquarters, and can come back."""

from playwright.sync_api import expect

from answers import read, report, send


def type_value(page, address, element, value):
    """Types one value on a report's page."""
    page.goto(address)
    page.fill(f"#value-{element}", value)
    page.get_by_role("button", name="Save").click()


def test_who_submits_writes_no_values(visit):
    approver = visit("sdvc.approver")
    address = f"/reports/{report(approver, 'M_COLLEGE', 'open', 'BM-LA-01')['id']}"
    approver.goto(address)
    expect(approver.locator("main :is(input, textarea)")).to_have_count(0)
    before = read(approver, address)
    refused = send(approver, f"{address}/values", **{"value.TCH_HOURS_PLANNED": "120.5"})
    assert refused.status == 403
    assert "This step belongs to: reporter" in refused.text()
    assert read(approver, address) == before


def test_who_writes_values_submits_nothing(visit):
    reporter = visit("sdvc.reporter")
    address = f"/reports/{report(reporter, 'M_COLLEGE', 'open', 'BM-TZ-01')['id']}"
    type_value(reporter, address, "TCH_HOURS_PLANNED", "120.5")
    expect(reporter.get_by_role("status")).to_contain_text("1 value was saved.")
    expect(reporter.get_by_role("button", name="Submit to headquarters")).to_have_count(0)
    refused = reporter.locator("dl.refused")
    expect(refused).to_contain_text("This step belongs to: approver at Shandong Vocational College (董晓岚)")
    assert send(reporter, f"{address}/submit").status == 403


def test_a_faulty_value_stays_in_its_field_with_what_is_wrong(visit):
    reporter = visit("sdvc.reporter")
    address = f"/reports/{report(reporter, 'Q_COLLEGE', 'open', 'BM-TZ-01')['id']}"
    type_value(reporter, address, "ORG_STUDENTS", "about 200")
    field = reporter.locator("#value-ORG_STUDENTS")
    expect(field).to_have_value("about 200")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(reporter.locator("#value-ORG_STUDENTS-fault")).to_contain_text("is not a number")
    expect(reporter.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "#value-ORG_STUDENTS")


def test_a_report_comes_back_with_the_reviewers_words(visit):
    reporter, approver, reviewer = visit("qhvtc.reporter"), visit("qhvtc.approver"), visit("hq.reviewer")
    address = f"/reports/{report(reporter, 'Q_COLLEGE', 'prepared', 'BM-HU-01')['id']}"
    type_value(reporter, address, "ORG_STUDENTS", "90")
    approver.goto(address)
    approver.get_by_role("button", name="Submit to headquarters").click()

    reviewer.goto(address)
    reviewer.locator("summary", has_text="Return for mending").click()
    reviewer.fill("#reason-return", "The students of two years look counted together; please give this year's.")
    reviewer.get_by_role("button", name="Return for mending").click()

    reporter.goto("/")
    expect(reporter.locator("#returnedReports")).to_contain_text("of two years look counted together")
    reporter.locator(f"#returnedReports a[href='{address}']").click()
    expect(reporter.locator(".notice blockquote")).to_contain_text("please give this year's")
    expect(reporter.locator("dl.facts")).to_contain_text("returned on")
    expect(reporter.locator("dl.facts")).not_to_contain_text("overdue")
    type_value(reporter, address, "ORG_STUDENTS", "45")
    expect(reporter.get_by_role("status")).to_contain_text("1 value was saved.")
