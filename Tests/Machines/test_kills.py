"""The service and PostgreSQL are killed in the middle of uploads, the day's tick, decisions and mailing: what was
acknowledged is there, nothing is there twice, and everything adds up.

BANMO_KILLS=50,20 kills the service fifty times and PostgreSQL twenty times.
"""

import hashlib
import io
import os
import random
import re
import signal
import threading
import time
import uuid

import pytest
import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from issuing import issue
from mailing import database, identifiers, mailing_service, open_count, queue
from postbox import Postbox
from service import eventually

SERVICE_KILLS, DATABASE_KILLS = (int(count) for count in os.environ.get("BANMO_KILLS", "4,2").split(","))
CHECKS = [("rollups", "check"), ("loop", "check"), ("evidence", "check"), ("audit", "check")]


@pytest.fixture
def box():
    """The mail server."""
    box = Postbox()
    box.start()
    yield box
    box.stop()


@pytest.fixture
def killed(box):
    """A service that mails, whose days' ticks run when it starts."""
    service = mailing_service(box)
    yield service
    service.clear()


class Deeds:
    """What goes on while others are killed, one thread each; what was acknowledged is remembered."""

    def __init__(self, service):
        self.service = service
        # What one sends again and again takes nothing of the rate of whoever compares at the end.
        self.reporter, self.uploader, self.writer = tokens(service, "sdvc.reporter", 3)
        self.reviewer, self.opener = tokens(service, "hq.reviewer", 2)
        reports = self.read(self.reporter, "/reports?state=open")["reports"]
        found = next(report for report in reports if report["dataSet"].endswith("_COLLEGE"))
        self.report, self.college = found["id"], found["college"]
        self.subject = f"report~{self.college}~{self.report}"
        values = self.read(self.reporter, f"/reports/{self.report}")["values"]
        self.element = next(value["element"] for value in values if not value["category"])
        # Files by their hash with where they are, findings by their words, and values in their order.
        self.files, self.findings, self.values = {}, [], []
        self.broken, self.under_way, self.unexpected = 0, True, []
        self.threads = [threading.Thread(target=self.during, args=[deed]) for deed in (self.upload, self.open, self.write)]

    def during(self, deed):
        """Does it again and again, also while nobody answers."""
        while self.under_way:
            try:
                deed()
            except Exception as fault:
                self.unexpected.append(repr(fault))
                return

    def read(self, headers, place):
        """JSON at an address."""
        return self.get(headers, place).json()

    def get(self, headers, place):
        """What is at an address, as often as may be asked."""
        while True:
            answer = requests.get(self.service.address + place, headers=headers, timeout=60)
            if answer.status_code != 429:
                assert answer.ok, f"{place}: {answer.status_code} {answer.text}"
                return answer
            time.sleep(int(answer.headers["Retry-After"]))

    def send(self, headers, place, **fields):
        """Sends a form until it is answered, as programs do: again by the same key. None once all is over."""
        headers = {**headers, "Idempotency-Key": str(uuid.uuid4())}
        while self.under_way:
            try:
                answer = requests.post(self.service.address + place, json=fields, headers=headers, timeout=30)
                if answer.status_code not in (429, 500, 502, 503, 504):
                    return answer
            except requests.RequestException:
                pass
            self.broken += 1
            time.sleep(0.1)
        return None

    def upload(self):
        """A file in pieces, each taken up where it was acknowledged."""
        content = os.urandom(200_000).hex().encode()
        said = {"filename": "断电.txt", "subject": self.subject, "sentence": "断电"}
        client = TusClient(f"{self.service.address}/evidence/uploads", headers=self.uploader)
        url, acknowledged = None, 0
        while self.under_way and acknowledged < len(content):
            try:
                sent = client.uploader(file_stream=io.BytesIO(content), metadata=said, chunk_size=90_000, url=url)
                if url is None:
                    sent.set_url(sent.create_url())
                    url = sent.url
                assert sent.offset >= acknowledged, "a piece that was acknowledged is gone"
                acknowledged = sent.offset
                while acknowledged < len(content):
                    sent.upload_chunk()
                    acknowledged = sent.offset
            except (TusUploadFailed, TusCommunicationError) as fault:
                # What was begun but never answered has no address; the places of three such are free again in an hour.
                if url is None and fault.status_code == 429:
                    self.forget()
                self.broken += 1
                time.sleep(0.1)
        if acknowledged == len(content):
            self.files[hashlib.sha256(content).hexdigest()] = url, content
        time.sleep(0.2)

    def forget(self):
        """Gives up what was begun and never answered, as an hour would."""
        try:
            database(self.service, "DELETE FROM evidence.upload WHERE attachment_id IS NULL AND received = 0")
        except Exception:
            self.broken += 1

    def open(self):
        """A decision of headquarters, which the platform counts."""
        words = f"断电 {uuid.uuid4()}"
        answer = self.send(
            self.opener, f"/colleges/{self.college}/findings", severity="minor", text=words, due="2027-06-30"
        )
        if answer is not None:
            assert answer.ok, f"{answer.status_code} {answer.text}"
            self.findings.append(words)
        time.sleep(0.2)

    def write(self):
        """A value, which moves the sums and may warn."""
        value = str(random.randint(1, 60))
        answer = self.send(self.writer, f"/reports/{self.report}/values", **{f"value.{self.element}": value})
        if answer is not None:
            assert answer.ok, f"{answer.status_code} {answer.text}"
            self.values.append(value)
        time.sleep(0.1)

    def end(self):
        """Lets each finish what it is at."""
        self.under_way = False
        for thread in self.threads:
            thread.join()
        assert self.unexpected == []


def tokens(service, who, count):
    """Headers of somebody's tokens, each with a rate of its own."""
    return [{"Authorization": f"Bearer {token['secret']}"} for token in issue(service, who, count)]


def check(service):
    """Everything adds up, whatever was cut off."""
    for command in CHECKS:
        checked = service.command(*command)
        assert checked.returncode == 0, f"{command}: {checked.stdout}{checked.stderr}"


def test_whatever_is_killed_nothing_acknowledged_is_lost_or_there_twice(killed, box):
    deeds = Deeds(killed)
    for thread in deeds.threads:
        thread.start()
    kills = ["service"] * SERVICE_KILLS + ["database"] * DATABASE_KILLS
    random.Random(10).shuffle(kills)
    mails = {}
    try:
        for number, kill in enumerate(kills):
            mails |= queue(killed, *[f"kill-{number}-{letter}@example.com" for letter in "abcdef"])
            # In whatever goes on, the day's tick after a start too.
            time.sleep(random.uniform(0.2, 3))
            if kill == "service":
                killed.kill()
                killed.start()
            else:
                before = killed.restarts()
                with open(f"{killed.folder}/postgresql/data/postmaster.pid", encoding="ascii") as file:
                    os.kill(int(file.readline()), signal.SIGKILL)
                eventually(lambda: killed.restarts() > before and answers(killed))
            check(killed)
    finally:
        deeds.end()
    assert deeds.files and deeds.findings and deeds.values and deeds.broken, "nothing was under way"
    eventually(lambda: open_count(killed, list(mails)) == 0)
    for address, identifier in mails.items():
        # What was under way may come twice, by the same identifier; lost is none.
        assert set(identifiers(box, address)) == {f"<{identifier}@example.org>"}, address
    for digest, (url, sent) in deeds.files.items():
        became = deeds.read(deeds.reporter, url.removeprefix(killed.address))
        assert became["received"] == len(sent), f"{url}: {became}"
        found = deeds.read(deeds.reporter, f"/evidence/{became['attachment']}")
        assert found["sha256"] == digest, f"{url}: {found}"
        content = deeds.get(deeds.reporter, found["file"]).content
        assert content == sent, differing(content, sent)
    attachments = deeds.read(deeds.reporter, f"/evidence/of/{deeds.subject}")["attachments"]
    hashes = [attachment["sha256"] for attachment in attachments]
    assert len(hashes) == len(set(hashes)), "a file is attached twice"
    found = deeds.read(deeds.reviewer, f"/colleges/{deeds.college}")["findings"]
    texts = [finding["text"] for finding in found if finding["text"].startswith("断电")]
    assert len(texts) == len(set(texts)), "a finding is there twice"
    assert set(deeds.findings) <= set(texts), "a finding that was acknowledged is gone"
    values = deeds.read(deeds.reporter, f"/reports/{deeds.report}")["values"]
    value = next(entry["value"] for entry in values if entry["element"] == deeds.element and not entry["category"])
    # The last one that was sent may have been written without anybody hearing of it.
    assert re.match(r"\d+", str(value))
    check(killed)


def differing(content, sent):
    """Where a file that came back is first otherwise than it was sent."""
    place = next((place for place, (one, other) in enumerate(zip(content, sent)) if one != other), min(len(content), len(sent)))
    return f"{len(content)} bytes of {len(sent)}, otherwise from {place} on"


def answers(service):
    """Whether the service reaches its database again."""
    try:
        return requests.get(f"{service.address}/health/ready", timeout=5).ok
    except requests.RequestException:
        return False
