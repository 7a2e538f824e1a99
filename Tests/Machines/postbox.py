"""A mail server that takes mail, refuses it, hangs over it, and dies in the middle of it, as its addresses say."""

import asyncio
import collections
import email
import email.policy
import socket
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Postbox:
    """Takes mail on a port of its own; what it has acknowledged stands in `taken`, by recipient."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.taken = collections.defaultdict(list)
        # How often each recipient was asked for.
        self.asked = collections.Counter()
        # After how many mails the server dies in the middle of the next, each time anew; 0 for never.
        self.dies_after = 0
        self.delay = 0
        self.controller = None

    @property
    def address(self):
        return f"smtp-plain://127.0.0.1:{self.port}"

    def start(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, timeout=60)
        self.controller.start()

    def stop(self):
        self.controller.stop()
        self.controller = None

    def count(self):
        return sum(len(mails) for mails in self.taken.values())

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked[address] += 1
        match address.split("@")[0].split("-")[0]:
            case "never":
                return "550 5.1.1 No such mailbox"
            case "later" if self.asked[address] <= 2:
                return "451 4.3.0 Try again"
            case "hangs":
                await asyncio.sleep(45)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if address.startswith("full") and self.asked[address] <= 1:
            return "552 5.2.2 Mailbox full" if address.startswith("full-ever") else "452 4.2.2 Mailbox full"
        await asyncio.sleep(self.delay)
        if self.dies_after and (self.count() + 1) % self.dies_after == 0:
            self.dies_after = 0
            server.transport.abort()
            return "421 gone"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        message.raw = envelope.content
        self.taken[address].append(message)
        return "250 OK"
