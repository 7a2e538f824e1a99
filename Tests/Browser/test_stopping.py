"""Whoever leaves a data folder last stops its PostgreSQL, however they leave; nobody stops another's."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request

import pytest

from service import BANMO, eventually, new_folder


@pytest.fixture
def folder():
    """A data folder in which nothing is yet."""
    path = new_folder()
    yield path
    shutil.rmtree(path)


def test_a_second_service_is_refused_in_words_and_harms_nothing(service):
    for command in [["serve", "--port", "0"], ["rollups", "check"], ["serve", "--port", "0"]]:
        second = service.command(*command)
        if command[0] == "serve":
            assert second.returncode == 1
            assert "is being served already" in second.stderr
        assert urllib.request.urlopen(f"{service.address}/health/ready", timeout=30).status == 200


@pytest.mark.parametrize(
    "mark, number, status",
    [
        ("postgresql/door.lock", signal.SIGINT, 130),
        ("postgresql/data/postmaster.pid", signal.SIGTERM, 143),
        ("sign of loading", signal.SIGINT, 130),
    ],
)
@pytest.mark.parametrize("command", [["demo"], ["serve", "--port", "0"]])
def test_a_command_that_is_interrupted_leaves_nothing_running(folder, command, mark, number, status):
    # On a terminal, for only there it is told how far the loading has come.
    terminal, other_end = os.openpty()
    process = subprocess.Popen(
        [BANMO, *command, "--data", folder], stdout=subprocess.PIPE, stderr=other_end, start_new_session=True
    )
    os.close(other_end)
    if mark == "sign of loading":
        os.read(terminal, 1)
    else:
        eventually(lambda: os.path.exists(f"{folder}/{mark}"))
    # As a terminal does: to the command and to all that it has started and keeps with it.
    os.killpg(process.pid, number)
    process.communicate(timeout=120)
    os.close(terminal)
    # A service that serves already has nothing to break off.
    assert process.returncode == status or (command[0] == "serve" and process.returncode == 0)
    assert not os.path.exists(f"{folder}/postgresql/data/postmaster.pid")
    again = subprocess.run([BANMO, "migrate", "--data", folder], capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert not os.path.exists(f"{folder}/postgresql/data/postmaster.pid")


def test_the_doctor_makes_and_starts_nothing(folder):
    looked = subprocess.run([BANMO, "doctor", "--data", f"{folder}/none"], capture_output=True, text=True)
    assert looked.returncode == 0, looked.stdout
    assert os.listdir(folder) == []


@pytest.mark.parametrize("address", ["quality.example.org", "ftp://quality.example.org", "https://", ""])
def test_an_address_that_nobody_reaches_is_refused_in_words(folder, address):
    for language, words in [("C", "such as https://quality.example.org"), ("zh_CN.UTF-8", "请写明 http 或 https")]:
        refused = subprocess.run(
            [BANMO, "serve", "--data", folder, "--address", address],
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": language},
        )
        assert refused.returncode != 0
        assert words in refused.stderr
    assert os.listdir(folder) == []
