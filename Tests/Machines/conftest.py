"""A served demonstration, and tokens of somebody of each role."""

import pytest

from issuing import issue
from service import Service


@pytest.fixture(scope="module")
def service():
    """The demonstration, served; what is tried on it is of no use to the tests of another file."""
    service = Service()
    service.start()
    yield service
    service.clear()


@pytest.fixture(scope="module")
def tokens(service):
    """Tokens that may all their members may, eight of somebody of each role."""
    return {role: issue(service, role, 8) for role in sorted({entry["role"] for entry in service.sign_ins})}
