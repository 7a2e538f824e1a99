"""Files come by a kept client of tus, are taken up where a bad line broke them off, and never fill the service's memory."""

import hashlib
import os
import re
import tempfile

import pytest
import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from issuing import issue

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def headers(service):
    """How somebody who reports shows who they are."""
    return {"Authorization": f"Bearer {issue(service, 'sdvc.reporter', 1)[0]['secret']}"}


@pytest.fixture(scope="module")
def subject(service, headers):
    """An open report of the college's own to which files are attached."""
    reports = requests.get(f"{service.address}/reports?state=open", headers=headers).json()["reports"]
    found = next(report for report in reports if report["dataSet"].endswith("COLLEGE"))
    return f"report~{found['college']}~{found['id']}"


@pytest.fixture
def large():
    """50 MB that nobody can pack, which begin as text does."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        for _ in range(50):
            file.write(os.urandom(MEGABYTE // 2).hex().encode())
        file.flush()
        yield file.name


def uploader(service, headers, path, subject, **options):
    """The kept client, with a file for a subject."""
    said = {"filename": "考勤表 ບັນຊີ.txt", "subject": subject, "sentence": "六月考勤"}
    client = TusClient(f"{service.address}/evidence/uploads", headers=headers)
    return client.uploader(path, metadata=said, retries=2, retry_delay=1, **options)


def attached(service, headers, url):
    """What became of an upload."""
    answer = requests.get(url, headers=headers)
    return requests.get(f"{service.address}/evidence/{answer.json()['attachment']}", headers=headers).json()


def digest(path):
    """The hash of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def memory(service, line):
    """Bytes that the service has, or had at most, in memory."""
    with open(f"/proc/{service.process.pid}/status", encoding="ascii") as status:
        return int(re.search(rf"{line}:\s+(\d+) kB", status.read()).group(1)) << 10


def growth(service, deed):
    """By how many bytes the service grew at most during a deed."""
    with open(f"/proc/{service.process.pid}/clear_refs", "w", encoding="ascii") as peak:
        peak.write("5")
    idle = memory(service, "VmRSS")
    deed()
    return memory(service, "VmHWM") - idle


def test_what_is_offered_is_told_before_anything_is_sent(service, headers):
    told = requests.options(f"{service.address}/evidence/uploads", headers=headers)
    assert told.status_code == 204
    assert told.headers["Tus-Version"] == told.headers["Tus-Resumable"] == "1.0.0"
    assert {"creation", "expiration", "termination"} == set(told.headers["Tus-Extension"].split(","))
    assert int(told.headers["Tus-Max-Size"]) == 50 * MEGABYTE


def test_a_broken_upload_is_taken_up_also_after_the_service_was_killed(service, headers, subject, tmp_path):
    path = tmp_path / "attendance.txt"
    path.write_bytes(os.urandom(2 * MEGABYTE).hex().encode())
    first = uploader(service, headers, str(path), subject, chunk_size=300_000)
    first.upload(stop_at=900_000)
    service.kill()
    with pytest.raises((TusUploadFailed, TusCommunicationError)):
        first.upload_chunk()
    service.start()
    second = uploader(service, headers, str(path), subject, url=first.url, chunk_size=700_000)
    assert second.offset == 900_000, "what was acknowledged is there"
    second.upload()
    found = attached(service, headers, first.url)
    assert found["sha256"] == digest(path) and found["fileName"] == "考勤表 ບັນຊີ.txt"
    body = requests.get(service.address + found["file"], headers=headers)
    assert body.content == path.read_bytes()
    assert service.command("evidence", "check").returncode == 0


def test_a_program_is_refused_by_a_code_and_the_upload_is_gone(service, headers, subject, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"#!/bin/sh\necho harm\n")
    sent = uploader(service, headers, str(path), subject)
    sent.retries = 0
    with pytest.raises(TusUploadFailed) as refused:
        sent.upload()
    assert refused.value.status_code == 422 and b"evidence.program" in refused.value.response_content
    assert requests.head(sent.url, headers=headers).status_code == 404


def test_fifty_megabytes_in_and_out_raise_the_memory_by_eight_at_most(service, headers, subject, large, tmp_path):
    small = tmp_path / "small.txt"
    small.write_bytes(os.urandom(MEGABYTE).hex().encode())
    # Whatever is made once is made before.
    for _ in range(2):
        sent = uploader(service, headers, str(small), subject)
        sent.upload()
        requests.get(service.address + attached(service, headers, sent.url)["file"], headers=headers)
    sent = uploader(service, headers, large, subject)
    up = growth(service, sent.upload)
    found = attached(service, headers, sent.url)
    assert found["sha256"] == digest(large) and found["size"] == 50 * MEGABYTE

    def take():
        hashed = hashlib.sha256()
        with requests.get(service.address + found["file"], headers=headers, stream=True) as answer:
            for piece in answer.iter_content(MEGABYTE):
                hashed.update(piece)
        assert hashed.hexdigest() == found["sha256"]

    down = growth(service, take)
    print(f"50 MB up {up / MEGABYTE:.1f} MB, down {down / MEGABYTE:.1f} MB")
    assert up <= 8 * MEGABYTE and down <= 8 * MEGABYTE, f"up {up >> 10} kB, down {down >> 10} kB"
