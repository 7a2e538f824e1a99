"""Whoever decides confirms with their password; targets are set by a workbook that is looked at first."""

import json

import openpyxl
import pytest
from playwright.sync_api import expect

from answers import colleges, read
from pictures import shoot
from words import words


@pytest.mark.parametrize("language, scripts", [("zh-CN", False), ("en-GB", True)])
def test_a_plan_is_returned_by_who_confirms_with_their_password(visit, language, scripts):
    page = visit("hq.reviewer", language=language, scripts=scripts)
    found = read(page, "/findings?state=plan-submitted")["findings"]
    assert found, "The demonstration has no plan to decide on."
    finding = found[0 if language == "zh-CN" else 1]
    page.goto(f"/colleges/{finding['college']}/findings/{finding['number']}")
    label = words(language, "closedLoop.steps.returnPlan")
    asked = "请补充措施。" if language == "zh-CN" else "Please say more."

    def form():
        return page.locator("form.step").filter(has=page.locator("#consequence-return-plan"))

    if not form().locator("textarea").is_visible():
        page.locator("summary", has_text=label).first.click()
    shoot(page, f"asked-{language}")
    expect(form()).to_contain_text(words(language, "confirm.lead"))
    form().locator("textarea").fill(asked)
    form().locator("input[type=password]").fill("not the password")
    form().get_by_role("button", name=label).click()
    expect(page.locator("main")).to_contain_text(words(language, "confirm.wrong"))
    expect(form().locator("textarea")).to_have_value(asked)
    expect(form().locator("input[type=password]")).to_have_value("")
    shoot(page, f"wrong-{language}")
    form().locator("input[type=password]").fill(page.password)
    form().get_by_role("button", name=label).click()
    expect(page.get_by_role("status")).to_be_visible()
    meaning = "决定退回修改" if language == "zh-CN" else "return it to be mended"
    expect(page.locator("main")).to_contain_text(meaning)
    expect(page.locator("input[type=password]")).to_have_count(0)
    shoot(page, f"done-{language}")


def test_targets_are_set_by_a_workbook_and_by_commands(visit, service, tmp_path):
    page = visit("hq.admin")
    page.goto("/targets")
    shoot(page, "targets")
    page.goto("/targets/workbook")
    with page.expect_download() as download:
        page.get_by_role("link", name=words("en-GB", "targets.sheet.download")).click()
    path = tmp_path / "targets.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = next(row for row in range(1, 9) if any("Place code" in str(cell.value) for cell in sheet[row]))
    names = [str(cell.value) for cell in sheet[head]]
    columns = [next(place for place, name in enumerate(names, 1) if word in name)
               for word in ("Indicator code", "Place code", "Period code", "Target value")]
    row = next(row for row in range(head + 1, 9_000) if sheet.cell(row, columns[0]).value is None)
    for column, value in zip(columns, ["DO_ATTENDANCE", "LA", "2049", 96]):
        sheet.cell(row, column).value = value
    book.save(path)
    page.set_input_files("#file", path)
    page.get_by_role("button", name=words("en-GB", "targets.sheet.compare")).click()
    expect(page.locator("#differences")).to_be_visible()
    shoot(page, "differences")
    assert not any(target["period"] == "2049" for target in read(page, "/targets")["targets"])
    page.get_by_role("button", name=words("en-GB", "targets.sheet.confirm")).click()
    expect(page.get_by_role("status")).to_be_visible()
    assert any(target["period"] == "2049" for target in read(page, "/targets")["targets"])

    listed = service.command("targets", "list", "--format", "json")
    assert listed.returncode == 0, listed.stderr
    targets = json.loads(listed.stdout)
    assert any(target["place"] == "LA" and target["period"] == "2049" for target in targets)
    file = tmp_path / "targets.csv"
    assert service.command("targets", "export", "--output", str(file)).returncode == 0
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("DO_ATTENDANCE,LA,2049,96", "DO_ATTENDANCE,LA,2049,97"), encoding="utf-8")
    changed = service.command("targets", "import", str(file), "--as", "hq.admin", "--format", "json", "--dry-run")
    assert changed.returncode == 0, changed.stderr
    assert [change["change"] for change in json.loads(changed.stdout)] == ["changed"]
    assert service.command("targets", "import", str(file), "--as", "hq.admin").returncode == 0
    file.write_text(text.replace("DO_ATTENDANCE,LA,2049,96", "NO_SUCH,LA,2049,x"), encoding="utf-8")
    refused = service.command("targets", "import", str(file), "--as", "hq.admin")
    assert refused.returncode != 0 and "NO_SUCH" in refused.stdout


def test_a_target_that_is_refused_keeps_what_was_typed_and_then_stands_on_the_page_of_its_college(visit):
    admin = visit("hq.admin")
    college = next(iter(colleges(admin, "operating").values()))
    admin.goto("/targets")
    admin.select_option("#indicator", "DO_ATTENDANCE")
    admin.select_option("#college", college["id"])
    admin.fill("#period", "2001")
    admin.fill("#value", "94")
    admin.fill("#reason", "More teachers")
    admin.get_by_role("button", name=words("en-GB", "targets.save"), exact=True).click()
    expect(admin.locator("#reason")).to_have_value("More teachers")
    expect(admin.locator("#refused-period")).to_be_visible()
    shoot(admin, "refused")
    admin.fill("#period", "2048")
    admin.get_by_role("button", name=words("en-GB", "targets.save"), exact=True).click()
    expect(admin.get_by_role("status")).to_be_visible()
    admin.goto(f"/colleges/{college['id']}/targets")
    expect(admin.locator("main")).to_contain_text("More teachers")
    shoot(admin, "college")


def test_a_lead_college_proposes_a_target_and_headquarters_agrees(visit):
    reporter = visit("sdvc.reporter", language="zh-CN")
    college = next(iter(colleges(reporter, "operating").values()))
    reporter.goto(f"/colleges/{college['id']}")
    reporter.get_by_role("main").get_by_role("link", name=words("zh-CN", "targets.title"), exact=True).click()
    reporter.select_option("#indicator", "DO_ATTENDANCE")
    reporter.fill("#period", "2047")
    reporter.fill("#value", "94")
    reporter.fill("#reason", "新增两名教师")
    reporter.get_by_role("button", name=words("zh-CN", "targets.proposeButton"), exact=True).click()
    expect(reporter.get_by_role("status")).to_be_visible()
    shoot(reporter, "proposed")
    admin = visit("hq.admin")
    expect(admin.locator("#targets li.task")).to_have_count(1)
    admin.locator("#targets li.task a").first.click()
    admin.fill("#proposals ~ ul input[name=answer]", "Well reasoned")
    admin.get_by_role("button", name=words("en-GB", "targets.agree"), exact=True).click()
    expect(admin.get_by_role("status")).to_be_visible()
    shoot(admin, "agreed")
    reporter.reload()
    expect(reporter.locator("main")).to_contain_text("Well reasoned")
