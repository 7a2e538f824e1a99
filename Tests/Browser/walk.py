"""Walks a reader's pages by their links, one of each kind."""

import html
import re
from urllib.parse import urlsplit

LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)[^"]*"([^>]*)>')
LIBRARY = ("/standards", "/courses", "/about")


def kind(address):
    """Which page of the site map an address leads to: codes, identifiers, periods and the query are left out."""
    path = re.sub(r"/(documents|problems)/.*", r"/\1/:kind", urlsplit(address).path)
    return "/".join(":" if re.search(r"[A-Z0-9]", part) or part == "all" else part for part in path.split("/"))


def walk(page, start="/", library=True):
    """Opens one page of each kind that links lead to, from the first page on, each by its address and with its HTML; every
    one must be there."""
    found = {kind(start)}
    queue = [start]
    while queue:
        address = queue.pop(0)
        response = page.goto(address)
        assert response.status == 200, f"A link leads to {address}, which answers {response.status}."
        text = response.text()
        yield address, text
        for link, attributes in LINK.findall(text):
            link = html.unescape(link)
            if not link.startswith("/") or "download" in attributes or kind(link) in found:
                continue
            if not library and link.startswith(LIBRARY):
                continue
            found.add(kind(link))
            queue.append(link)
