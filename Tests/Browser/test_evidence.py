"""Files are attached, shown, replaced and taken home; what is decided on them stays as it was."""

import hashlib
import io
import zipfile

import pytest
from playwright.sync_api import expect

from answers import read, report, send
from attached import PROGRAM, attach, digest, document, document_with_macros, picture, row
from words import words

LANGUAGES = ("en-GB", "zh-CN")


def open_value(page):
    """Goes from a value's page to what is attached to it."""
    due = report(page, "M_COLLEGE", "open", "BM-LA-01")
    page.goto(f"/values/{due['college']}/TCH_HOURS_PLANNED/{due['period']}")
    page.locator("section[aria-labelledby=evidence] a.button").click()
    return page.url


def content(page, name):
    """What is downloaded by that name, with its headers."""
    address = row(page, name).locator("a[download]").get_attribute("href")
    answer = page.request.get(address)
    assert answer.ok
    return answer.body(), answer.headers


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_photo_and_a_document_are_attached_and_shown(visit, language, scripts):
    page = visit("sdvc.reporter", language=language, scripts=scripts)
    place = open_value(page)
    mark = f"{language}{'' if scripts else '无脚本'}"
    photo, paper = picture((len(mark), 120, 60)), document(2_000)
    for name, file, kind in [
        (f"签到表（6月）{mark}.png", photo, "image/png"), (f"课时统计 {mark}.pdf", paper, "application/pdf"),
    ]:
        attach(page, name, file, "六月的课时")
        expect(row(page, name)).to_contain_text("六月的课时")
        got, headers = content(page, name)
        assert got == file
        assert headers["content-type"] == kind and headers["x-content-type-options"] == "nosniff"
        assert headers["content-disposition"].startswith("attachment") and "sandbox" in headers["content-security-policy"]

        row(page, name).get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        expect(page.locator("main")).to_contain_text(digest(file))
        shown = page.locator(".shown")
        answer = page.request.get(shown.get_attribute("src"))
        assert answer.body() == file and answer.headers["content-disposition"].startswith("inline")
        assert "sandbox" in answer.headers["content-security-policy"] and "script-src" not in answer.headers[
            "content-security-policy"
        ]
        if kind == "image/png":
            expect(shown).to_have_js_property("naturalWidth", 40)
        else:
            # Where the frame is sandboxed too, browsers show no PDF.
            assert shown.get_attribute("sandbox") is None
        page.goto(place)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scripts", [True, False])
def test_what_would_run_is_refused_in_words(visit, language, scripts):
    page = visit("sdvc.reporter", language=language, scripts=scripts)
    open_value(page)
    before = page.locator("tbody tr").count()
    for name, file, key in [
        ("照片.png", PROGRAM, "program"), ("报告.docx", document_with_macros(), "macros"),
    ]:
        attach(page, name, file, "看上去是别的")
        expect(page.locator("form[data-uploads] .fault")).to_have_text(words(language, f"evidence.refusals.{key}"))
        expect(page.locator("#sentence")).to_have_value("看上去是别的")
    page.reload() if scripts else page.goto(page.url)
    assert page.locator("tbody tr").count() == before


def test_a_broken_line_is_taken_up_and_progress_is_shown(visit):
    page = visit("sdvc.reporter", scripts=True)
    place = open_value(page)
    broken = []

    def pieces(route):
        offset = route.request.headers.get("upload-offset")
        if route.request.method == "PATCH" and offset != "0" and not broken:
            broken.append(offset)
            return route.abort()
        route.continue_()

    page.route("**/evidence/uploads/*", pieces)
    page.evaluate("""() => {
        const bar = document.querySelector("progress");
        new MutationObserver(() => { sessionStorage.seen = `${sessionStorage.seen || ""} ${bar.value}`; })
            .observe(bar, { attributes: true });
    }""")
    large = document(1_300_000)
    attach(page, "线路中断.pdf", large, "Taken up")
    expect(row(page, "线路中断.pdf")).to_be_visible()
    assert broken and content(page, "线路中断.pdf")[0] == large
    seen = [float(value) for value in page.evaluate("sessionStorage.seen").split()]
    assert seen == sorted(seen) and any(0 < value < 1 for value in seen), seen
    assert page.url == place


@pytest.mark.parametrize("language, lead", [("en-GB", "sdvc"), ("zh-CN", "qhvtc")])
def test_what_was_decided_on_stays_as_it_was(visit, language, lead):
    """A reviewer returns a report with a file; replaced later, it stays with what was decided on it."""
    reporter, approver = (visit(f"{lead}.{role}", language=language) for role in ("reporter", "approver"))
    reviewer = visit("hq.reviewer", language=language)
    found = [
        entry
        for state in ("submitted", "returned")
        for entry in read(reporter, f"/reports?state={state}")["reports"]
        if entry["dataSet"].endswith("_COLLEGE")
    ]
    address = f"/reports/{found[0]['id']}"
    if found[0]["state"] == "submitted":
        give_back(reviewer, address, language)
    reporter.goto(address)
    reporter.locator("section[aria-labelledby=evidence] a.button").click()
    place = reporter.url
    first, second = picture((1, 2, 3)), picture((3, 2, 1))
    attach(reporter, "依据.png", first, "第一版")
    attached = reporter.locator("tbody tr").count()
    mend(reporter, address)
    approver.goto(address)
    approver.get_by_role("button", name=words(language, "report.submit")).click()
    reporter.goto(place)
    expect(reporter.locator("form[data-uploads]")).to_have_count(0)
    give_back(reviewer, address, language)
    reporter.goto(place)
    attach(reporter, "依据.png", second, "第二版", replacing="依据.png")
    expect(row(reporter, "依据.png")).to_have_count(2)

    reviewer.goto(address)
    round = reviewer.locator("ol.record li", has_text=digest(first)[:12]).first
    expect(round).not_to_contain_text(digest(second)[:12])
    round.get_by_role("link", name=words(language, "evidence.decidedOn")).click()
    expect(reviewer.get_by_role("heading", level=1)).to_have_text(words(language, "evidence.decidedTitle"))
    expect(reviewer.locator("tbody tr")).to_have_count(attached)
    assert content(reviewer, "依据.png")[0] == first


def mend(reporter, address):
    """Changes one value of a report that came back, so that it can be submitted again."""
    reporter.goto(address)
    for entry in read(reporter, address)["values"]:
        if entry["value"] is None or entry["category"]:
            continue
        changed = {f"value.{entry['element']}": str(int(float(entry["value"])) + 1), "reason": "已核对"}
        # What must not be larger than another is left alone.
        if send(reporter, f"{address}/values", **changed).status in (200, 201, 303):
            return
    raise AssertionError("No value could be changed.")


def give_back(reviewer, address, language):
    """Returns a report."""
    reviewer.goto(address)
    form = reviewer.locator("form[action$='/return']")
    form.locator("xpath=ancestor::details[1]/summary").click()
    form.locator("textarea").fill("请补充依据。")
    form.locator("button").click()
    expect(reviewer.locator("form[action$='/return']")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dossier_is_taken_home_and_opens_without_a_network(visit, chromium, tmp_path, language):
    page = visit("sdvc.reporter", language=language)
    open_value(page)
    attach(page, f"档案材料{language}.png", picture((9, 9, 9)), "随档案带走")
    due = report(page, "M_COLLEGE", "open", "BM-LA-01")
    page.goto(f"/colleges/{due['college']}")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=words(language, "evidence.archive.download")).click()
    archive = zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    assert archive.testzip() is None
    manifest = archive.read("SHA256SUMS").decode().splitlines()
    assert sorted(line[66:] for line in manifest) == sorted(set(archive.namelist()) - {"SHA256SUMS"})
    for line in manifest:
        assert hashlib.sha256(archive.read(line[66:])).hexdigest() == line[:64], line
    archive.extractall(tmp_path)

    context = chromium.new_context(offline=True)
    index = context.new_page()
    index.goto(f"file://{tmp_path}/index.html")
    link = index.get_by_role("link", name=f"档案材料{language}.png")
    expect(link).to_be_visible()
    for address in index.locator("a").evaluate_all("links => links.map(link => link.href)"):
        assert address.startswith(f"file://{tmp_path}/")
    index.get_by_role("link").first.click()
    expect(index.get_by_role("heading", level=1)).to_be_visible()
    context.close()
