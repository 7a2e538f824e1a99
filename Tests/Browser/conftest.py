"""A served demonstration, and a real Chromium that never leaves this machine and, unless asked to, runs no scripts."""

import pytest
from playwright.sync_api import expect, sync_playwright

from service import Service
from signing_in import sign_in

# Of a busy machine too.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def service():
    """The demonstration, served."""
    service = Service()
    service.start()
    yield service
    service.clear()


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(service, chromium):
    """Opens a page as somebody, by name or role, in their own browser; none may ask another machine or complain."""
    contexts = []
    strangers = []
    complaints = []

    def open_page(who=None, language="en-GB", scripts=False, **options):
        context = chromium.new_context(
            locale=language,
            extra_http_headers={"Accept-Language": language},
            base_url=service.address,
            java_script_enabled=scripts,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith(service.address) or strangers.append(request.url))
        page.on("console", lambda message: complains(message) and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        if who:
            sign_in(page, service.sign_in(who))
            # By which they confirm what they decide.
            page.password = service.sign_in(who)["password"]
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == [], "A page asked another machine."
    assert complaints == [], "A page made the browser complain."


def complains(message):
    """Whether a browser's message is an error other than that a page was refused, as some are here on purpose."""
    return message.type == "error" and "Failed to load resource" not in message.text
