"""How people show who they are."""


def sign_in(page, entry):
    """Signs in by the form, as people do."""
    page.goto("/sign-in")
    page.fill("#name", entry["name"])
    page.fill("#password", entry["password"])
    page.click("main button.primary")
    page.wait_for_url("**/")


def confirm(page, form):
    """Types the password where a step asks for it; where somebody confirmed a moment ago, none is asked for."""
    field = form.locator("input[type=password]")
    if field.count():
        field.fill(page.password)
