"""The main job: a college's figures go from a faulty workbook to a country's locked figure."""

from playwright.sync_api import expect

from answers import read, report, send
from workbook import Workbook

ELEMENT, OTHER = "ORG_STUDENTS_FEMALE", "ORG_STUDENTS"
INDICATOR = "OUT_FEMALE_SHARE"


def test_from_a_faulty_workbook_to_locked_figures(visit, tmp_path):
    reporter, headquarters = visit("sdvc.reporter"), visit("hq.reviewer")
    due = report(reporter, "Q_COLLEGE", "open", "BM-LA-01")
    address = f"/reports/{due['id']}"
    figure = f"/countries/LA/indicators/{INDICATOR}?period={due['period']}"
    before = numerator(headquarters, figure)

    form = download(reporter, address, tmp_path)
    rows = spoil(form)
    upload(reporter, form.save())
    see_each_fault(reporter, form, rows)
    assert numerator(headquarters, figure) == before, "A file with faults writes nothing."

    form = download(reporter, address, tmp_path)
    form.write(OTHER, 214)
    form.write(ELEMENT, 97)
    upload(reporter, form.save())
    see_what_changed(reporter, new=2, changed=0)
    assert numerator(headquarters, figure) == before + 97

    form.write(ELEMENT, 104)
    reporter.goto(address)
    upload(reporter, form.save())
    see_what_changed(reporter, new=0, changed=1)
    assert numerator(headquarters, figure) == before + 104
    open_step_by_step(headquarters, figure, before + 104)

    # Its quarter isn't over yet, so what is handed over is last month's report.
    month = report(reporter, "M_COLLEGE", "prepared", "BM-LA-01")
    hand_over(reporter, visit("sdvc.approver"), headquarters, f"/reports/{month['id']}")


def numerator(page, figure):
    """The sum above the line of a country's figure; 0 where nobody has reported yet."""
    return read(page, figure)["figure"]["numerator"] or 0


def download(page, address, folder):
    """Opens a report and downloads its form."""
    page.goto(address)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the form (XLSX)").click()
    path = folder / "form.xlsx"
    waiting.value.save_as(path)
    return Workbook(path)


def upload(page, path):
    """Uploads a workbook from the page that is open."""
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Upload and check").click()
    page.wait_for_url("**/uploads/*")


def spoil(form):
    """Makes the mistakes that people make; the number of each row with what is wrong there and what was expected."""
    first = form.write(OTHER, 214)
    return {
        form.add("ORG_STUDENS", 7): ("ORG_STUDENS", "There is no data element “ORG_STUDENS”", "ORG_STUDENTS"),
        form.write("ORG_BUDGET", "ca. 300"): ("ca. 300", "“ca. 300” is not a number", "A plain number"),
        form.write("ORG_TEACHERS_CN", -4): ("-4", "-4 is less than 0", "A number from 0 up"),
        form.hide("ORG_APPLICANTS", 61): ("61", "This row is hidden", "Show the row in Excel"),
        form.add(OTHER, 215): (OTHER, f"“{OTHER}” stands already in row {first}", "delete one"),
    }


def see_each_fault(page, form, rows):
    """The summary links to each fault; each is told with its row, column, value and what was expected."""
    expect(page.get_by_role("alert")).to_contain_text("Nothing was written.")
    links = page.get_by_role("alert").get_by_role("link")
    assert links.count() == len(rows)
    for link in links.all():
        anchor = link.get_attribute("href")
        assert page.locator(f"tr{anchor}").count() == 1, anchor
    for row, (value, wrong, expected) in rows.items():
        fault = page.locator("main tbody tr").filter(has_text=f"row {row}, ")
        for words in (value, wrong, expected):
            expect(fault).to_contain_text(words)
    expect(page.locator("main tbody")).to_contain_text(f"column {form.letter()}")


def see_what_changed(page, new, changed):
    """The page after an upload counts what is new, changed and as it was."""
    counts = page.locator("main ul.summary .big").all_inner_texts()
    assert counts[:2] == [str(new), str(changed)]
    assert page.locator("main tbody tr").count() == new + changed


def open_step_by_step(page, figure, sum):
    """From the first page to the value, the report and the person behind a country's figure, by links alone."""
    period = figure.split("=")[1]
    page.goto("/")
    page.locator("ul.tiles").get_by_role("link", name="Laos").click()
    page.locator("#period").select_option(period)
    page.locator("main form", has=page.locator("#period")).get_by_role("button").click()
    page.locator(f"main a[href^='/countries/LA/indicators/{INDICATOR}?']").first.click()
    expect(page.locator(".fraction .over strong").first).to_have_text(f"{sum:,} persons")
    page.locator(f"main td a[href*='/{ELEMENT}/']", has_text="104").click()
    expect(page.locator("main .index")).to_contain_text("104")
    history = page.locator("section[aria-labelledby=history] tbody tr").first
    for words in ("97", "104", "reporter", "form.xlsx"):
        expect(history).to_contain_text(words)
    page.locator("dl.facts a[href^='/reports/']").click()
    expect(page.locator("main .facts")).to_contain_text("prepared")


def hand_over(reporter, approver, reviewer, address):
    """A second pair of eyes submits, headquarters approves, and then nothing changes any more."""
    reporter.goto(address)
    expect(reporter.get_by_role("button", name="Submit to headquarters")).to_have_count(0)
    assert send(reporter, f"{address}/submit").status == 403

    approver.goto(address)
    approver.get_by_role("button", name="Submit to headquarters").click()
    expect(approver.get_by_role("status")).to_contain_text("The report was submitted to headquarters.")

    reviewer.goto(address)
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_role("status")).to_contain_text("The report was approved and its values are locked.")

    reporter.goto(address)
    expect(reporter.locator("#file")).to_have_count(0)
    values = read(reporter, address)["values"]
    sent = send(reporter, f"{address}/values", **{"value.TCH_HOURS_PLANNED": "1", "was.TCH_HOURS_PLANNED": ""})
    assert sent.status in (403, 409, 422)
    assert read(reporter, address)["values"] == values
