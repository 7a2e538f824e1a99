"""A second factor in a browser: set up with what the page shows, asked for at the next sign-in, taken away again."""

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import expect


def code(secret, ahead=0):
    """The code that an app would show so many half minutes from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + ahead)
    mac = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    offset = mac[19] & 15
    return f"{(struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_a_second_factor_is_set_up_asked_for_and_taken_away(visit, service):
    entry = service.sign_in("leader")
    page = visit("leader")
    page.goto("/account/second-factor")
    box = page.get_by_role("img", name="QR code with the secret for your app").bounding_box()
    assert box["width"] == box["height"] >= 200
    secret = page.locator("input[name=secret]").get_attribute("value")
    page.fill("#code", code(secret))
    page.fill("#old", entry["password"])
    page.get_by_role("button", name="Set it up").click()
    recovery = page.locator("ul.codes code").all_inner_texts()
    assert len(recovery) == 10

    page = visit()
    page.goto("/sign-in?next=/account/second-factor")
    page.fill("#name", entry["name"])
    page.fill("#password", entry["password"])
    page.click("main button.primary")
    expect(page.locator("main h1")).to_have_text("Code from your app")
    page.fill("#code", "000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong or was used before")
    page.fill("#code", recovery[0])
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/account/second-factor")
    expect(page.locator("main")).to_contain_text("9 recovery codes are left.")
    page.fill("#old", entry["password"])
    page.get_by_role("button", name="Sign in without a second factor").click()
    expect(page.get_by_role("img", name="QR code with the secret for your app")).to_be_visible()
