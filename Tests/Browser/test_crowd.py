"""However many come and leave their business unfinished, whoever else comes is served, and the memory stays small."""

import http.client
import json
import os
import re
import secrets
import select
import socket
import threading
from urllib.parse import urlencode

import pytest

MEGABYTE = 1 << 20


@pytest.fixture
def bounded(service):
    """Afterwards a plain page is answered, and the service has never held more than 300 MB."""
    yield
    assert ask(service, "/sign-in")[0] == 200
    with open(f"/proc/{service.process.pid}/status", encoding="ascii") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) // 1024
    assert peak < 300, f"{peak} MB"


def test_sixty_uploads_that_never_end(service, bounded):
    desks = [sit_down(service, *add_reporter(service, number)) for number in range(20)]
    report = report_to_fill(service, desks[0][0])
    uploads = [begin_upload(service, *desk, report) for desk in desks for _ in range(3)]
    # A member has three under way at most: the fourth is told to wait, and nobody's page waits for any.
    assert b" 429 " in begin_upload(service, *desks[0], report).recv(100)
    assert ask(service, "/reports", desks[0][0])[0] == 200
    assert not any(has_answer(upload) for upload in uploads)
    for upload in uploads:
        upload.close()


def test_six_hundred_slow_clients_of_one_address(service, bounded):
    halves = [b"", b"GET / HTTP/1.1\r\n", b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nname="]
    slow = []
    for number in range(600):
        slow.append(connect(service))
        slow[-1].sendall(halves[number % len(halves)])
    for _ in range(20):
        assert ask(service, "/sign-in")[0] == 200
    for client in slow:
        client.close()


def test_three_hundred_and_twenty_sign_ins_at_once(service, bounded):
    cookie, token = form(service)
    answers = []

    def guess(number):
        fields = f"csrf={token}&name=nobody-{number % 40}&password=a-wrong-guess"
        # From as many addresses as there are guesses, as a proxy on this machine says.
        headers = {"X-Forwarded-For": f"192.0.2.{number % 250}", "Accept": "application/json"}
        answers.append(ask(service, "/sign-in", cookie, fields, headers))

    guesses = [threading.Thread(target=guess, args=(number,)) for number in range(320)]
    for thread in guesses:
        thread.start()
    assert ask(service, "/sign-in")[0] == 200
    for thread in guesses:
        thread.join()
    assert len(answers) == 320
    # On a slow machine some give up before their turn.
    assert {status for status, _, _ in answers} <= {422, 429, 503}
    refused = [headers for status, headers, _ in answers if status != 422]
    assert all(int(headers["Retry-After"]) > 0 for headers in refused)
    assert len(refused) > 200, "No more are compared than there are places to wait in."


def connect(service):
    return socket.create_connection(("127.0.0.1", service.port), timeout=60)


def ask(service, path, cookie="", fields=None, headers=None):
    """The status, the fields of the head and the text of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
    sent = {"Cookie": cookie, **(headers or {})}
    if fields is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if fields is None else "POST", path, fields, sent)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text


def form(service, path="/sign-in", cookie=""):
    """The cookie and the token that a form of a page needs."""
    _, headers, text = ask(service, path, cookie)
    given = headers.get("Set-Cookie", cookie).split(";")[0]
    return given, re.search(r'name="csrf" value="([^"]+)"', text).group(1)


def add_reporter(service, number):
    """One more reporter of a lead college: the name and the first password that they are told."""
    name = f"crowd-{number}.reporter"
    member = ["--full-name", "Li Ming", "--role", "reporter", "--as", "sdvc.admin", "--format", "json"]
    added = service.command("members", "add", name, *member)
    assert added.returncode == 0, added.stderr
    told = json.loads(added.stdout)[0]
    return told["name"], told["password"]


def sit_down(service, name, password):
    """The cookie and the token of somebody who has signed in the first time and chosen a password."""
    cookie, token = form(service)
    status, headers, _ = ask(service, "/sign-in", cookie, urlencode({"csrf": token, "name": name, "password": password}))
    assert status == 303, name
    cookie = next(value.split(";")[0] for value in headers.get_all("Set-Cookie") if "session" in value)
    cookie, token = form(service, cookie=cookie)
    chosen = secrets.token_urlsafe()
    fields = {"csrf": token, "new": chosen, "repeated": chosen}
    assert ask(service, "/sign-in/password", cookie, urlencode(fields))[0] == 303, name
    return form(service, "/", cookie)


def report_to_fill(service, cookie):
    """The address of a report that takes values from whom a cookie belongs to."""
    _, _, text = ask(service, "/reports", cookie)
    reports = sorted(set(re.findall(r'href="(/reports/[0-9a-f-]{36})"', text)))
    return next(report for report in reports if f'action="{report}/values"' in ask(service, report, cookie)[2])


def has_answer(client):
    """Whether the service has said something to a client, or hung up."""
    return bool(select.select([client], [], [], 0)[0])


def begin_upload(service, cookie, token, report):
    """Sends five megabytes of a file of ten, and no more."""
    head = (
        f"POST {report}/values HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {10 * MEGABYTE}\r\n\r\n"
        f'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    )
    client = connect(service)
    client.sendall(head.encode() + os.urandom(MEGABYTE).hex().encode() * 2 + b"x" * 3 * MEGABYTE)
    return client
