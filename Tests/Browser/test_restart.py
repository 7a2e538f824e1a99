"""Stopped and started again, everything is as it was; cut off in the middle of an upload, all of it or nothing is."""

import os
import re
import signal
import threading
import time

import pytest

from answers import colleges, read, report
from service import eventually


def test_after_a_restart_everything_is_as_it_was(visit, service):
    page = visit("hq.reviewer")
    pages = ["/", "/countries", "/countries/LA/indicators/OUT_FEMALE_SHARE", "/reports", "/colleges"]
    before = [read(page, address) for address in pages]
    service.stop()
    service.start()
    assert [read(page, address) for address in pages] == before, "The session goes on, and the figures are the same."


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2])
def test_cut_off_during_an_upload_all_of_it_or_nothing_is_written(visit, service, delay):
    page = visit("qhvtc.reporter")
    due = report(page, "Y_COLLEGE", "")
    address = f"/reports/{due['id']}"
    before = values(page, address)
    token = page.locator("input[name=csrf]").first.get_attribute("value")
    wanted = {element: str(int(1000 * delay) + 11 + number) for number, element in enumerate(before)}
    fields = {"csrf": token, **{f"value.{element}": value for element, value in wanted.items()}}
    killer = threading.Thread(target=lambda: (time.sleep(delay), service.kill()))
    killer.start()
    try:
        page.request.post(f"{address}/values", form=fields, timeout=10_000)
    except Exception as cut_off:
        assert "ECONN" in str(cut_off) or "socket hang up" in str(cut_off), cut_off
    killer.join()
    service.start()
    after = values(page, address)
    assert after in (before, {element: int(value) for element, value in wanted.items()})
    checked = service.command("rollups", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_database_that_is_killed_is_started_again_and_has_lost_nothing(visit, service):
    page = visit("hq.reviewer")
    before, serving = read(page, "/colleges"), service.process.pid
    for times in (1, 2):
        waited = sum(pauses(service))
        with open(f"{service.folder}/postgresql/data/postmaster.pid", encoding="ascii") as file:
            os.kill(int(file.readline()), signal.SIGKILL)
        eventually(lambda: is_told(page) and service.restarts() == times)
        service.wait()
        assert read(page, "/colleges") == before
        # Nobody helped: it is the same service. What it waits by itself, a look a second included, is under ten seconds.
        assert service.process.pid == serving
        assert 1 + sum(pauses(service)) - waited < 10, service.log()


def is_told(page):
    """Whoever asks meanwhile is served, or told when to come back."""
    answer = page.request.get("/colleges")
    assert answer.status == 200 or answer.status == 503 and int(answer.headers["retry-after"]) > 0
    return True


def pauses(service):
    """How many seconds the service has waited each time before it tried again to start its database."""
    return [float(seconds) for seconds in re.findall(r"pause=([\d.e-]+) seconds", service.whole_log())]


def values(page, address):
    """A report's values by element; None where nobody has written one."""
    return {entry["element"]: entry.get("value") for entry in read(page, address)["values"]}
