"""Tokens, issued as the page of tokens issues them."""

import re

import requests


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
