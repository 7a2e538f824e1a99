"""Everything that /openapi.json promises, tried on the running service by Schemathesis as each audience."""

import collections
import itertools

import pytest
import requests
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

# Who changes members, organisations and the rules of the programme comes after those whom that concerns.
AUDIENCES = [
    "anyone", "expert", "partner", "reporter", "approver", "leader", "reviewer", "operator", "college-admin", "hq-admin",
]
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "unsupported_method", "allow_header_conformance",
]
# Where programs learn what may stand first in a path, by the name under which it is answered.
LISTS = {
    "colleges": "id", "reports": "id", "members": "id", "organisations": "id", "standards": "code", "courses": "code",
    "countries": "country",
}
# What may stand further on.
KNOWN = {
    "indicator": ["DO_STUDENT_TEACHER_RATIO"], "element": ["ORG_STUDENTS"], "period": ["2025Q3", "202507"],
    "kind": ["application"], "number": [1], "version": [1], "task": ["A"],
}
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_answer_is_as_described(audience, service, tokens):
    """No fault of ours, and no status, type or shape that is not promised."""
    own = tokens.get(audience, [])
    credentials = [{"Authorization": f"Bearer {token['secret']}"} for token in own] or [{}]
    document = described(service, credentials[0], [token["token"]["id"] for token in own])
    description = schemathesis.openapi.from_dict(document, config=config(service))

    @description.auth(refresh_interval=None)
    class Tokens:
        asked = itertools.count()

        def get(self, case, context):
            """By turns, for each token may ask only so often; the last is there to be revoked."""
            return credentials[next(self.asked) % max(1, len(credentials) - 1)]

        def set(self, case, headers, context):
            case.headers.update(headers)

    found, statuses, limited = [], collections.Counter(), 0
    for event in from_schema(description).execute():
        if isinstance(event, events.ScenarioFinished):
            responses = (interaction.response for interaction in event.recorder.interactions.values())
            answers = [response for response in responses if response is not None]
            statuses.update(answer.status_code for answer in answers)
            limited += sum(answer.status_code == 429 and b"rate.exceeded" in answer.content for answer in answers)
            found += [f"{event.recorder.label}: {fault}" for fault in faults(event.recorder)]
        if isinstance(event, (events.NonFatalError, events.FatalError)):
            found.append(str(event))
    assert found == []
    assert statuses[200] > 50 and limited == 0, (statuses, limited)


def faults(recorder):
    """What was otherwise than described, with the request that shows it."""
    for check in itertools.chain.from_iterable(recorder.checks.values()):
        if check.failure_info:
            failure = check.failure_info.failure
            yield f"{failure.title}: {failure.message}\n{check.failure_info.code_sample}"


def config(service):
    """The same examples each time, few of them, of what keeps to the description and of what doesn't."""
    own = {"extra-data-sources": {"responses": False}}
    coverage = {**own, "unexpected-methods": ["DELETE", "QUERY"]}
    return SchemathesisConfig.from_dict(
        {
            "seed": 8,
            "base-url": service.address,
            "headers": {"Accept": "application/json"},
            "generation": {
                "deterministic": True,
                "max-examples": 3,
                "mode": "all",
                "no-shrink": True,
                "with-security-parameters": False,
            },
            "checks": {"enabled": False, **{check: {"enabled": True} for check in CHECKS}},
            "phases": {"stateful": {"enabled": False}, "coverage": coverage, "fuzzing": own},
        }
    )


def described(service, credentials, own_tokens):
    """The description, with what the service holds for its reader as what the first parameter of a path may be."""
    headers = {"Accept": "application/json", **credentials}
    with requests.Session() as session:
        document = session.get(f"{service.address}/openapi.json", headers=headers).json()
        known = {"account": own_tokens[-1:]}
        for kind, name in LISTS.items():
            answer = session.get(f"{service.address}/{kind}", headers=headers)
            known[kind] = list(named(name, answer.json()))[:3] if answer.ok else []
    known["values"] = known["colleges"]
    for path, operations in document["paths"].items():
        kind = path.split("/")[1]
        for operation in operations.values():
            placed = [parameter for parameter in operation["parameters"] if parameter["in"] == "path"]
            for parameter in placed:
                values = known.get(kind, []) if parameter is placed[0] else KNOWN.get(parameter["name"], [])
                if values:
                    parameter["schema"] = {"enum": [*values, 7 if isinstance(values[0], int) else NOBODY]}
    return document


def named(name, answer):
    """Every text of that name in an answer."""
    if isinstance(answer, list):
        for element in answer:
            yield from named(name, element)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            if key == name and isinstance(value, str):
                yield value
            else:
                yield from named(name, value)
