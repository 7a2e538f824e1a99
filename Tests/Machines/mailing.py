"""A service that mails, and what of its mail stands where."""

import glob
import json
import os
import subprocess
import uuid

from service import Service


def mailing_service(box):
    """The demonstration's content, served as if it were nobody's demonstration, mailing by a postbox."""
    service = Service(BANMO_SMTP=box.address, BANMO_SMTP_FROM="banmo@example.org", BANMO_SMTP_PAUSE="1")
    service.start()
    database(service, "UPDATE tenancy.programme SET demonstration = false")
    return service


def database(service, statement):
    """What PostgreSQL's owner answers."""
    place = os.path.dirname(glob.glob(f"{service.folder}/**/.s.PGSQL.5432", recursive=True)[0])
    command = ["psql", "-h", place, "-U", "banmo_admin", "-d", "banmo", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def queue(service, *addresses):
    """Puts a mail to each of these into the queue, and says by which identifiers."""
    mails = {address: str(uuid.uuid4()) for address in addresses}
    content = json.dumps({
        "sort": "notice", "subject": str(uuid.uuid4()),
        "lines": [{"topic": "reports", "saying": {"key": "notices.said.collection.return", "words": {}}, "count": 1}],
    })
    rows = ", ".join(
        f"(gen_random_uuid(), '{identifier}', gen_random_uuid(), gen_random_uuid(), '{address}', 'en', '{content}',"
        " now(), now())" for address, identifier in mails.items()
    )
    database(service, f"""INSERT INTO notices.mail (tenant_id, mail_id, member_id, programme_id, address, language,
        content, made_at, next_at) VALUES {rows}""")
    return mails


def identifiers(box, address):
    """By which Message-IDs mail came to an address."""
    return [message["Message-ID"] for message in box.taken[address]]


def open_count(service, addresses):
    """How many mails to these addresses still wait."""
    return int(database(service, f"""SELECT count(*) FROM notices.mail WHERE sent_at IS NULL AND given_up_at IS NULL
        AND address IN ({", ".join(f"'{address}'" for address in addresses)})"""))
