"""Several people, each at a browser of their own."""

from playwright.sync_api import expect

from signing_in import confirm
from words import words


class People:
    """Those who have these names to sign in with, by what they are called here, in one language."""

    def __init__(self, visit, language, names):
        self.language = language
        self.pages = {role: visit(name, language=language) for role, name in names.items()}

    def words(self, key):
        """What a key of the catalogue says to them."""
        return words(self.language, key)

    def goto(self, role, address):
        """Somebody's browser, at an address."""
        page = self.pages[role]
        page.goto(address)
        return page

    def take(self, role, address, step, label, reason=None):
        """Takes a step by its form, which carries the label, and is told that it is done."""
        page = self.goto(role, address)
        form = page.locator("form.step").filter(has=page.locator(f"#consequence-{step}"))
        button = form.get_by_role("button", name=self.words(label), exact=True)
        if not button.is_visible():
            page.locator("summary", has_text=self.words(label)).first.click()
        if reason:
            form.locator("textarea").fill(reason)
        confirm(page, form)
        button.click()
        expect(page.get_by_role("status")).to_be_visible()
        return page


def camel(step):
    """A step as the catalogue names it."""
    first, *others = step.split("-")
    return first + "".join(part.capitalize() for part in others)
