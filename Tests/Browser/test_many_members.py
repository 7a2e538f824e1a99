"""Many members and organisations at once, from a workbook filled in as people do, and lists that find them again."""

import base64
import csv
import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

import soundness

WORDS = {
    "en-GB": {
        "many": "Add many members", "workbook": "Download the workbook", "submit": "Check and add",
        "added": "3 members were added", "faults": "The file has 3 faults", "nothing": "Nothing was written",
        "take": "Take it as a CSV file", "role": "reporter 填报员", "mark": "en",
        "organisations": "Add many organisations", "founded": "2 organisations were added",
        "kind": "Partner 外方合作单位", "country": "Laos 老挝",
    },
    "zh-CN": {
        "many": "批量添加用户", "workbook": "下载工作簿", "submit": "核对并添加",
        "added": "已添加3名用户", "faults": "文件有3处错误", "nothing": "没有写入任何数据",
        "take": "下载 CSV 文件", "role": "填报员", "mark": "zh",
        "organisations": "批量添加单位", "founded": "已添加2家单位",
        "kind": "外方合作单位", "country": "老挝",
    },
}  # fmt: skip


def fill(download, folder, rows):
    """Fills in a downloaded workbook below its headings, as in a spreadsheet program; where it is, and its first row."""
    path = f"{folder}/{len(rows)}-{download.suggested_filename}"
    download.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 20) if sheet.cell(row, 2).value)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.cell(head + 1 + number, column + 1).value = value
    book.save(path)
    return path, head + 1, sheet


def download(page, words):
    """The workbook that the page hands out."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=words["workbook"]).click()
    return waiting.value


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", [1280, 390])
def test_members_from_a_workbook(visit, service, tmp_path, language, width):
    words = WORDS[language]
    mark = f"{words['mark']}-{width}"
    # Reached with or without scripts; the rules of accessibility are looked at by one.
    page = visit("qhvtc.admin", language=language, scripts=True, viewport={"width": width, "height": 800})
    found, pages = [], {}

    def look(name):
        found.extend(soundness.faults(page))
        pages[name] = page.content()

    page.goto("/members")
    look("members")
    page.get_by_role("link", name=words["many"]).click()
    look("roster")
    book = download(page, words)
    faulty, first, sheet = fill(
        book,
        tmp_path,
        [
            ("王敏", f"wang-min-{mark}", words["role"]),
            ("Li Na", f"WANG-MIN-{mark}", words["role"]),
            ("Zhao\u200bQiang", "zhao", "boss"),
        ],
    )
    validations = sheet.data_validations.dataValidation
    assert any(words["role"] in (rule.formula1 or "") for rule in validations), "The roles can be chosen."
    assert sheet.cell(first - 1, 1).comment, "The headings have notes."
    page.set_input_files("#file", faulty)
    page.get_by_role("button", name=words["submit"]).click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(words["faults"])
    expect(alert).to_contain_text(words["nothing"])
    expect(page.locator("#fault-1")).to_contain_text(f"WANG-MIN-{mark}")
    look("refused")
    alert.get_by_role("link").first.click()
    assert page.url.endswith("#fault-1")

    sound, _, _ = fill(
        book,
        tmp_path,
        [
            ("王敏", f"wang-min-{mark}", words["role"]),
            ("Li Na", f"li-na-{mark}", "approver"),
            ("赵强", f"zhao-{mark}", "专家"),
            (None, None, None),
        ],
    )
    page.set_input_files("#file", sound)
    page.get_by_role("button", name=words["submit"]).click()
    expect(page.get_by_role("status")).to_contain_text(words["added"])
    look("added")
    slips = page.locator(".slip")
    expect(slips).to_have_count(3)
    name, password = (slips.first.locator("code").nth(place).inner_text() for place in (1, 2))
    assert re.fullmatch(rf"wang-min-{mark}@\d{{6}}", name), name
    expect(slips.first).to_contain_text(f"{service.address}/sign-in")

    with page.expect_download() as waiting:
        page.get_by_role("link", name=words["take"]).click()
    taken = f"{tmp_path}/taken.csv"
    waiting.value.save_as(taken)
    with open(taken, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 4 and name in rows[1] and password in rows[1]

    page.emulate_media(media="print")
    assert page.locator(".slipdeeds").first.is_hidden()
    assert slips.first.evaluate("slip => getComputedStyle(slip).breakInside") == "avoid"
    check_paper(page, slips, width)
    page.emulate_media(media="screen")

    # Whoever comes back to it finds no password any more.
    page.goto("/members/roster")
    assert password not in page.content()
    page.goto("/members")
    page.fill("#q", f"zhao-{mark}")
    page.locator(".filters button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("赵强")
    assert found + soundness.invalid(pages, tmp_path) == []

    theirs = visit(language=language)
    theirs.goto("/sign-in")
    theirs.fill("#name", name)
    theirs.fill("#password", password)
    theirs.click("main button.primary")
    expect(theirs.locator("#new")).to_be_visible()


def check_paper(page, slips, width):
    """What is seen on paper: each slip whole, its name and password black on white, and nothing of the page round it."""
    page.set_viewport_size({"width": 680, "height": 960})  # A4 between its margins.
    boxes = [slip.bounding_box() for slip in slips.all()]
    assert all(0 <= box["x"] and box["x"] + box["width"] <= 680 and box["height"] < 480 for box in boxes), boxes
    assert all(one["y"] + one["height"] <= other["y"] or one["x"] + one["width"] <= other["x"]
               for one, other in zip(boxes, boxes[1:])), "No slip lies over another."
    said = page.locator("body").inner_text()
    for slip in slips.all():
        codes = slip.locator("code")
        assert codes.count() >= 3
        for code in codes.all():
            assert code.is_visible() and code.inner_text() in said
            assert code.evaluate("code => getComputedStyle(code).color") == "rgb(0, 0, 0)"
            assert code.evaluate("code => code.scrollWidth <= code.parentElement.clientWidth + 1"), code.inner_text()
    for unseen in page.locator("nav, form, button, footer, .slipdeeds").all():
        assert not (unseen.is_visible() and unseen.inner_text().strip()), unseen.inner_text()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, "Three slips are one sheet."
    page.set_viewport_size({"width": width, "height": 800})


@pytest.mark.parametrize("language", WORDS)
def test_organisations_from_a_workbook(visit, tmp_path, language):
    words = WORDS[language]
    mark = words["mark"]
    page = visit("hq-admin", language=language)
    page.goto("/organisations")
    page.get_by_role("link", name=words["organisations"]).click()
    path, _, _ = fill(
        download(page, words),
        tmp_path,
        [
            (words["kind"], f"名册学校{mark}", f"Roster School {mark}", words["country"], "Vong", "vong"),
            ("中方院校", f"名册学院{mark}", f"Roster College {mark}", None, "王敏", "wang-min"),
        ],
    )
    page.set_input_files("#file", path)
    page.get_by_role("button", name=words["submit"]).click()
    expect(page.get_by_role("status")).to_contain_text(words["founded"])
    expect(page.locator(".slip")).to_have_count(2)
    page.goto("/organisations?sort=nameEn")
    page.fill("#q", f"名册 {mark}")
    page.locator(".filters button").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.select_option("#filter-kind", "partner")
    page.locator(".filters button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text(f"Roster School {mark}")


def test_rows_are_pasted_as_they_are_copied(visit):
    page = visit("qhvtc.admin")
    page.goto("/members/roster")
    page.locator("summary", has_text="Or paste the rows").click()
    page.fill("#rows", "Full name\tUser name\tRole\nWang Lin\twang-lin\treporter\nLi Lei\tX!\treporter")
    page.get_by_role("button", name="Check and add").click()
    expect(page.get_by_role("alert")).to_contain_text("The file has 1 fault")
    expect(page.locator("#rows")).to_have_value(re.compile("wang-lin"))
    page.fill("#rows", page.input_value("#rows").replace("X!", "li-lei"))
    page.get_by_role("button", name="Check and add").click()
    expect(page.get_by_role("status")).to_contain_text("2 members were added")
    link = page.get_by_role("link", name="Take it as a CSV file").get_attribute("href")
    text = base64.b64decode(link.split(",", 1)[1]).decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text))][1:] == ["Wang Lin", "Li Lei"]
