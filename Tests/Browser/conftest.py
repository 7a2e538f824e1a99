"""A served demonstration, and a real Chromium that never leaves this machine."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

BANMO = os.environ.get("BANMO", ".build/debug/banmo")


class Site:
    """The running service with those who can sign in."""

    def __init__(self, address, sign_ins, folder):
        self.address = address
        self.folder = folder
        self.sign_ins = {entry["name"]: entry for entry in sign_ins}

    def banmo(self, *arguments):
        """Runs a command on the same data, in English."""
        return subprocess.run(
            [BANMO, *arguments, "--data", self.folder], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
        )


@pytest.fixture(scope="session")
def site():
    """Serves the demonstration from a data folder of its own."""
    folder = tempfile.mkdtemp(prefix="banmo-browser-", dir="/tmp")
    os.chmod(folder, 0o755)
    subprocess.run([BANMO, "demo", "--data", folder], check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [BANMO, "serve", "--data", folder, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/health/ready", timeout=5)
                break
            except OSError:
                time.sleep(0.25)
        with open(f"{folder}/sign-ins.json", encoding="utf-8") as file:
            yield Site(address, json.load(file), folder)
    finally:
        server.terminate()
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(site, chromium):
    """Opens a page as somebody, in a language; fails the test if anything is asked of another machine."""
    contexts = []
    strangers = []

    def open_page(name=None, language="en-GB", **options):
        context = chromium.new_context(locale=language, base_url=site.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith(site.address) or strangers.append(request.url))
        if name:
            page.goto("/sign-in")
            page.fill("#name", name)
            page.fill("#password", site.sign_ins[name]["password"])
            page.click("main button.primary")
            page.wait_for_url(f"{site.address}/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == [], "The page asked another machine."
