"""A served demonstration, and tokens of somebody of each role."""

import re

import pytest
import requests

from service import Service


@pytest.fixture(scope="session")
def service():
    """The demonstration, served; what is tried on it is of no use to other tests."""
    service = Service()
    service.start()
    yield service
    service.clear()


@pytest.fixture(scope="session")
def tokens(service):
    """Tokens that may all their members may, eight of somebody of each role."""
    return {role: issue(service, role, 8) for role in sorted({entry["role"] for entry in service.sign_ins})}


def issue(service, who, count):
    """New tokens of somebody, by name or role, as the page of their tokens issues them."""
    entry = service.sign_in(who)
    with requests.Session() as session:
        send(session, service, "/sign-in", name=entry["name"], password=entry["password"])
        # A token that writes is issued by who has shown that it is they.
        password = {"form.password": entry["password"]}
        return [
            send(session, service, "/account/tokens", name=f"Machine {number}", days=1, scope="all", **password).json()
            for number in range(count)
        ]


def send(session, service, path, **fields):
    """The answer to a page's form."""
    page = session.get(service.address + path).text
    token = re.search('name="csrf" value="([^"]*)"', page)[1]
    response = session.post(
        service.address + path, data={"csrf": token, **fields}, headers={"Accept": "application/json"}
    )
    assert response.ok, f"{path}: {response.status_code} {response.text}"
    return response
