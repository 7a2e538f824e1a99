"""What programs do on a page's behalf, in its session: read JSON, send forms."""

JSON = {"Accept": "application/json"}


def read(page, address):
    """The JSON at an address, which must be there."""
    response = page.request.get(address, headers=JSON)
    assert response.status == 200, f"{address}: {response.status} {response.text()}"
    return response.json()


def status(page, address, headers=None):
    """With what status an address answers; a redirect is not followed."""
    return page.request.get(address, headers=headers, max_redirects=0).status


def send(page, address, **fields):
    """Sends a form of the page that is open, whether or not the page shows it; a redirect is not followed."""
    token = page.locator("input[name=csrf]").first.get_attribute("value")
    return page.request.post(address, form={"csrf": token, **fields}, headers=JSON, max_redirects=0)


def colleges(page, state=""):
    """The overseas colleges that the reader sees, in a state or in any, by code; at most a page of them."""
    entries = read(page, f"/colleges?state={state}")["colleges"]
    return {entry["college"]["code"]: entry["college"] for entry in entries}


def report(page, data_set, state, college=None):
    """The latest report of a data set in a state or in any, of one college or of any."""
    found = [
        entry
        for entry in read(page, f"/reports?state={state}&dataSet={data_set}")["reports"]
        if college in (None, entry["collegeCode"])
    ]
    assert found, f"There is no {state} {data_set}."
    return max(found, key=lambda entry: entry["period"])
