"""Mail and calendars as they leave the running service, with a real mail server that takes it, refuses, hangs and dies."""

import datetime
import json
import re
import time

import icalendar
import pytest
import requests

from issuing import send
from mailing import database, identifiers, mailing_service, open_count, queue
from postbox import Postbox
from service import eventually


@pytest.fixture(scope="module")
def box():
    """The mail server."""
    box = Postbox()
    box.start()
    yield box
    if box.controller:
        box.stop()


@pytest.fixture(scope="module")
def mailing(box):
    """A service that mails."""
    service = mailing_service(box)
    yield service
    service.clear()


def test_a_member_is_told_by_mail_from_the_address_to_the_end(mailing, box):
    """An address is confirmed, something happens, a mail comes in the reader's language, one click ends it."""
    names = ", ".join(f"'{entry['name']}'" for entry in mailing.sign_ins)
    sent = database(mailing, f"""SELECT member.name || ' ' || report.report_id FROM collection.report
        JOIN tenancy.member ON member.tenant_id = report.tenant_id AND member.role = 'reporter'
            AND member.name IN ({names})
        WHERE report.state = 'submitted' ORDER BY report.report_id LIMIT 1""").split()
    name, report = sent
    with requests.Session() as member:
        enter(member, mailing, name)
        post(member, mailing, "/account/mail", "/account/mail", language="zh-Hans", hour="8", **{"wish-reports": "at-once"})
        post(member, mailing, "/account/mail", "/account/mail/address", address="told@example.org")
        eventually(lambda: box.taken["told@example.org"])
        confirmation = box.taken["told@example.org"][0]
        link = re.search(r"http://\S+", confirmation.get_body(("plain",)).get_content())[0]
        assert "/account/mail/confirmation?secret=" in link
        place = link.removeprefix(mailing.address)
        post(member, mailing, place, "/account/mail/confirmation", secret=place.split("=")[1])
        with requests.Session() as reviewer:
            enter(reviewer, mailing, "reviewer")
            post(reviewer, mailing, f"/reports/{report}", f"/reports/{report}/return", reason="A figure of 8675309 is odd.")
        eventually(lambda: len(box.taken["told@example.org"]) > 1)
        mail = box.taken["told@example.org"][1]
        check_form(mail)
        assert mail["Subject"] == "数据表被退回"
        for kind in ("plain", "html"):
            body = mail.get_body((kind,)).get_content()
            assert "数据表被退回" in body and f"{mailing.address}/notices/" in body
            assert "8675309" not in body and "学院" not in body, "no figure and no name"
        notice = re.search(r"/notices/[0-9a-f-]{36}", mail.get_body(("plain",)).get_content())[0]
        page = member.get(mailing.address + notice)
        assert page.ok and f"/reports/{report}" in page.text
        assert member.get(mailing.address + notice, headers={"Accept": "application/json"}).json()["readAt"]
    end = mail["List-Unsubscribe"].strip("<>\r\n ")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert requests.get(end).ok, "looking changes nothing"
    wishes = "SELECT wishes ->> 'reports' FROM notices.reader WHERE address = 'told@example.org'"
    assert database(mailing, wishes) == "at-once"
    # As RFC 8058 has it: no cookie, the body as a form in parts.
    assert requests.post(end, files={"List-Unsubscribe": (None, "One-Click")}).ok
    assert database(mailing, wishes) == "none"
    assert requests.post(end[:-8] + "AAAAAAAA", data={"List-Unsubscribe": "One-Click"}).status_code == 404
    audit = database(mailing, "SELECT count(*) FROM tenancy.audit WHERE details::text LIKE '%told@example%'")
    assert audit == "0", "the trail, which is kept for ever, has no address"
    log = open(f"{mailing.folder}/serve.log", encoding="utf-8").read()
    assert "secret=" not in log and "told@example" not in log


def check_form(mail):
    """What RFC 5322, 2045 and 2047 ask of what travelled."""
    raw = mail.raw
    assert all(byte < 0x80 for byte in raw)
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version"):
        assert len(mail.get_all(name)) == 1, name
    assert not mail.defects and not any(part.defects for part in mail.walk())
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert mail["From"].addresses[0].addr_spec == "banmo@example.org" and mail["From"].addresses[0].display_name
    assert abs(mail["Date"].datetime.timestamp() - time.time()) < 600


def test_what_is_refused_hangs_or_is_no_address_holds_up_nobody_else(mailing, box):
    """Each mail that can arrive does, once; what can't is given up and said; nobody waits for another."""
    good = [f"good-{number}@example.com" for number in range(40)]
    bad = ["never-1@dead.example", "later-1@busy.example", "hangs-1@slow.example", "full-1@full.example"]
    began = time.monotonic()
    mails = queue(mailing, *bad, *good)
    eventually(lambda: all(box.taken[address] for address in good))
    assert time.monotonic() - began < 15, "a server that hangs over one of them held up the others"
    eventually(lambda: box.taken["later-1@busy.example"] and box.taken["full-1@full.example"])
    for address in [*good, *bad[1::2]]:
        assert identifiers(box, address) == [f"<{mails[address]}@example.org>"], address
    assert box.asked["later-1@busy.example"] == 3
    given_up = "SELECT fault FROM notices.mail WHERE given_up_at IS NOT NULL AND address = 'never-1@dead.example'"
    eventually(lambda: database(mailing, given_up))
    assert "550" in database(mailing, given_up) and box.asked["never-1@dead.example"] == 1
    assert not box.taken["hangs-1@slow.example"]
    check_operator(mailing)
    database(mailing, "DELETE FROM notices.mail WHERE address LIKE 'hangs%' OR address LIKE 'never%'")


def check_operator(service):
    """What is stuck, the doctor says, to no address."""
    told = service.command("doctor", "--format", "json")
    checks = {check["check"]: check for check in json.loads(told.stdout)}
    assert checks["mail"]["isWell"], checks["mail"]
    assert not checks["mailQueue"]["isWell"] and "dead.example" in checks["mailQueue"]["words"]
    assert "never-1" not in told.stdout


def test_a_server_that_dies_and_comes_again_gets_each_mail_once(mailing, box):
    """In the middle of a mail, or before it: what it never acknowledged comes again, what it did doesn't."""
    addresses = [f"again-{number}@example.com" for number in range(30)]
    box.dies_after = box.count() + 10
    mails = queue(mailing, *addresses)
    eventually(lambda: open_count(mailing, addresses) == 0)
    box.stop()
    more = [f"after-{number}@example.com" for number in range(10)]
    mails |= queue(mailing, *more)
    time.sleep(4)
    assert open_count(mailing, more) == 10
    assert requests.get(f"{mailing.address}/health/ready").ok, "nobody's work is held up"
    box.start()
    eventually(lambda: open_count(mailing, more) == 0)
    for address in [*addresses, *more]:
        assert identifiers(box, address) == [f"<{mails[address]}@example.org>"], address


def test_a_service_that_is_killed_loses_no_mail(mailing, box):
    """What was under way may come twice, by the same identifier; all else comes once."""
    addresses = [f"kill-{number}@example.com" for number in range(60)]
    box.delay = 0.05
    mails = queue(mailing, *addresses)
    kills = 2
    for _ in range(kills):
        seen = box.count()
        eventually(lambda: box.count() > seen + 5)
        mailing.kill()
        # The lease and what was claimed end by themselves.
        mailing.start()
    eventually(lambda: open_count(mailing, addresses) == 0)
    box.delay = 0
    twice = 0
    for address in addresses:
        found = identifiers(box, address)
        assert set(found) == {f"<{mails[address]}@example.org>"}, address
        twice += len(found) - 1
    assert twice <= kills * 8, "more than was under way"


def test_a_calendar_is_read_without_a_cookie_until_its_address_is_withdrawn(mailing):
    """RFC 5545 as the kept library reads it, in the reader's language."""
    for language, product in [("zh-Hans", "班"), ("en", "Ban-Mo")]:
        with requests.Session() as member:
            enter(member, mailing, "reporter")
            post(member, mailing, "/account/mail", "/account/mail", language=language, hour="8")
            answer = post(member, mailing, "/account/mail", "/account/calendar", json=True).json()
            link = answer["calendarAddress"]
            file = requests.get(link)
            assert file.ok and file.headers["Content-Type"] == "text/calendar; charset=utf-8"
            lines = file.content.split(b"\r\n")
            assert all(len(line) <= 75 for line in lines) and b"\n" not in b"".join(lines)
            calendar = icalendar.Calendar.from_ical(file.content)
            assert calendar["VERSION"] == "2.0" and product in calendar["NAME"] and not calendar.errors
            events = list(calendar.walk("VEVENT"))
            assert events and len({event["UID"] for event in events}) == len(events)
            for event in events:
                assert not event.errors and not event.is_broken if hasattr(event, "is_broken") else not event.errors
                assert type(event["DTSTART"].dt) is datetime.date
                assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
                assert event["DTSTAMP"].dt.tzinfo and event["SUMMARY"] and str(event["URL"]).startswith(mailing.address)
            post(member, mailing, "/account/mail", "/account/calendar/withdrawal")
            assert requests.get(link).status_code == 404


def enter(session, service, who):
    """Signs in."""
    entry = service.sign_in(who)
    send(session, service, "/sign-in", name=entry["name"], password=entry["password"])


def post(session, service, page, place, /, json=False, **fields):
    """Sends a form that stands on a page."""
    token = re.search('name="csrf" value="([^"]*)"', session.get(service.address + page).text)[1]
    headers = {"Accept": "application/json"} if json else {"Accept": "text/html"}
    answer = session.post(service.address + place, data={"csrf": token, **fields}, headers=headers)
    assert answer.ok, f"{place}: {answer.status_code} {answer.text[:2000]}"
    return answer
