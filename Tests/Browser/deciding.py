"""How whoever decides confirms that it is they."""


def confirm(page, form):
    """Types the password where a step asks for it; where somebody confirmed a moment ago, none is asked for."""
    field = form.locator("input[type=password]")
    if field.count():
        field.fill(page.password)
