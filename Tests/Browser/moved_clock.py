"""A clock that a test moves, for the programs that it starts."""

import datetime
import glob
import os
import subprocess
import tempfile
import time


class MovedClock:
    """By libfaketime: this machine's clock, and what a file says that it is ahead or behind."""

    def __init__(self):
        # What lets several programs share it, for as long as this one runs.
        command = ["faketime", "-f", "+0", "sh", "-c", "echo $FAKETIME_SHARED; exec cat"]
        self.holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ahead = tempfile.NamedTemporaryFile("w", prefix="banmo-clock-", dir="/tmp")
        # The private PostgreSQL, which runs as somebody else, reads it too.
        os.chmod(self.ahead.name, 0o644)
        self.settings = {
            "LD_PRELOAD": glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")[0],
            "FAKETIME_SHARED": self.holder.stdout.readline().strip(),
            "FAKETIME_TIMESTAMP_FILE": self.ahead.name,
            # Nobody's waiting gets longer or shorter.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_CACHE_DURATION": "1",
        }

    def move(self, day):
        """To ten in the morning of a day in China."""
        moment = datetime.datetime.fromisoformat(f"{day}T10:00:00+08:00").timestamp()
        self.ahead.seek(0)
        self.ahead.truncate()
        self.ahead.write(f"{round(moment - time.time()):+d}\n")
        self.ahead.flush()
        # So often it is read.
        time.sleep(1.1)

    def stop(self):
        """Nobody lives by it any more."""
        self.holder.stdin.close()
        self.holder.wait()
        self.ahead.close()
