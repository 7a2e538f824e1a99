"""Pictures of pages, for who wants to look at them."""

import os


def shoot(page, name):
    """Keeps a picture of a page at both widths, where somebody wants to look at it."""
    folder = os.environ.get("BANMO_PICTURES")
    if not folder:
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
