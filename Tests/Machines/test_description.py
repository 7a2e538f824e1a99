"""Everything that /openapi.json promises, tried on the running service by Schemathesis as each audience."""

import collections
import itertools
import json
import zlib

import pytest
import requests
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

# Who changes members, organisations and the rules of the programme comes after those whom that concerns.
AUDIENCES = [
    "anyone", "expert", "partner", "reporter", "approver", "leader", "reviewer", "operator", "college-admin", "hq-admin",
]

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
]


ACCEPTED = {"Accept": "application/json"}


def config():
    """The same examples each time, as few as find something, of what keeps to the description and of what doesn't."""
    return SchemathesisConfig.from_dict(
        {
            "seed": 8,
            "headers": ACCEPTED,
            "generation": {"deterministic": True, "max-examples": 4, "mode": "all", "no-shrink": True,
                           "with-security-parameters": False},
            "checks": {"enabled": False, **{check: {"enabled": True} for check in CHECKS}},
            "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": True}},
        }
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_answer_is_as_described(audience, service, tokens):
    """No fault of ours, and no status, type or shape that is not promised."""
    own = tokens.get(audience, [])
    credentials = [{"Authorization": f"Bearer {token['secret']}"} for token in own] or [{}]
    description = schemathesis.openapi.from_url(f"{service.address}/openapi.json", config=config())
    known = Known(service.address, {**ACCEPTED, **credentials[0]}, [token["token"]["id"] for token in own])
    statuses = collections.Counter()

    @description.hook
    def map_path_parameters(context, path_parameters):
        return known.in_place_of(path_parameters, context.operation.path)

    @description.auth(refresh_interval=None)
    class Tokens:
        asked = itertools.count()

        def get(self, case, context):
            """Each token may ask so often; the last is there to be revoked."""
            return credentials[next(self.asked) % max(1, len(credentials) - 1)]

        def set(self, case, headers, context):
            case.headers.update(headers)

    found = []
    for event in schemathesis.engine.from_schema(description).execute():
        if isinstance(event, events.ScenarioFinished):
            answers = (interaction.response for interaction in event.recorder.interactions.values())
            statuses.update(answer.status_code for answer in answers if answer is not None)
        if isinstance(event, (events.NonFatalError, events.FatalError)):
            found.append(str(event))
        if isinstance(event, events.EngineFinished):
            found += [f"{failure.operation}: {failure.title}: {failure.message}" for failure in event.failures]
    assert found == []
    assert statuses[200] > 30 and statuses[429] == 0, statuses


class Known:
    """Identifiers and codes that the service answers its reader, to ask for what there is half of the time."""

    LISTS = ["/colleges", "/reports", "/standards", "/courses", "/organisations", "/countries", "/members"]

    def __init__(self, address, headers, own_tokens):
        self.found = {}
        # The last of one's own tokens is there to be revoked, the others are in use.
        self.revocable = own_tokens[-1:] or ["00000000-0000-4000-8000-000000000000"]
        with requests.Session() as session:
            for path in self.LISTS:
                response = session.get(address + path, headers=headers)
                if response.status_code == 200:
                    self.collect(path.removeprefix("/"), response.json())

    def collect(self, kind, value):
        """Takes every identifier and code of an answer."""
        if isinstance(value, list):
            for element in value:
                self.collect(kind, element)
        elif isinstance(value, dict):
            for name, element in value.items():
                if name in ("id", "code") and isinstance(element, str):
                    self.found.setdefault((kind, name), []).append(element)
                else:
                    self.collect(kind, element)

    def in_place_of(self, path_parameters, path):
        """Parameters with something known in the place of the path's first, half of the time."""
        kind = path.split("/")[1]
        first = next((name for name in path_parameters or {} if f"/{kind}/{{{name}}}" in path), None)
        drawn = zlib.crc32(json.dumps(path_parameters, default=str, sort_keys=True).encode())
        found = self.found.get((kind, "code" if first == "code" else "id"), [])
        if kind == "account" and path_parameters:
            return {**path_parameters, "token": self.revocable[0]}
        if not found or first is None or drawn % 2:
            return path_parameters
        return {**path_parameters, first: found[drawn // 2 % len(found)]}
