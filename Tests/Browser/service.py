"""The product as it is run: the demonstration loaded, the service started and stopped."""

import atexit
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

BANMO = os.environ.get("BANMO", ".build/debug/banmo")


@functools.cache
def demonstration(clock):
    """A data folder with the demonstration of a clock's day, of today without one; services' own are copied from it."""
    folder = new_folder()
    atexit.register(shutil.rmtree, folder)
    subprocess.run([BANMO, "demo", "--data", folder], check=True, capture_output=True, env=environment(clock))
    return folder


def environment(clock):
    """What a program is told that lives by a clock, by this machine's without one."""
    return {**os.environ, **(clock.settings if clock else {})}


def new_folder():
    """An empty folder; the private PostgreSQL, which runs as somebody else, reaches into it."""
    folder = tempfile.mkdtemp(prefix="banmo-browser-", dir="/tmp")
    os.chmod(folder, 0o755)
    return folder


class Service:
    """The demonstration in a data folder of its own, served on a free port of this machine."""

    def __init__(self, clock=None, **settings):
        self.environment = {**environment(clock), **settings}
        self.folder = new_folder()
        subprocess.run(["cp", "-a", f"{demonstration(clock)}/.", self.folder], check=True)
        with open(f"{self.folder}/sign-ins.json", encoding="utf-8") as file:
            self.sign_ins = json.load(file)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.process = None

    def start(self):
        """Serves, and waits until it is ready."""
        with open(f"{self.folder}/serve.log", "ab") as log:
            command = [BANMO, "serve", "--data", self.folder, "--port", str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment)
        self.wait()

    def wait(self):
        """Waits until the service is ready."""
        for _ in range(240):
            assert self.process.poll() is None, f"The service ended at once:\n{self.log()}"
            try:
                urllib.request.urlopen(f"{self.address}/health/ready", timeout=5)
                return
            except OSError:
                time.sleep(0.25)
        raise AssertionError(f"The service was not ready within a minute:\n{self.log()}")

    def stop(self):
        """Stops as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=60) == 0, self.log()

    def kill(self):
        """Ends the service as a power cut would: nothing is finished, nobody is told."""
        self.process.kill()
        self.process.wait(timeout=60)

    def clear(self):
        """Stops the service and removes what it kept."""
        self.stop()
        shutil.rmtree(self.folder)

    def command(self, *arguments):
        """Runs a command on the same data, in English."""
        return subprocess.run(
            [BANMO, *arguments, "--data", self.folder],
            capture_output=True,
            text=True,
            env={**self.environment, "LC_ALL": "C"},
        )

    def sign_in(self, who):
        """The sign-in of that name, or the first of that role."""
        return next(entry for entry in self.sign_ins if who in (entry["name"], entry["role"]))

    def log(self):
        """The end of what the service wrote to its log."""
        return self.whole_log()[-4000:]

    def whole_log(self):
        """All that the service wrote to its log."""
        with open(f"{self.folder}/serve.log", encoding="utf-8", errors="replace") as file:
            return file.read()

    def restarts(self):
        """How many times the service has started its database again."""
        return self.whole_log().count("PostgreSQL runs again")


def eventually(question):
    """Asks until the answer is yes, for two minutes at most."""
    for _ in range(12_000):
        if question():
            return
        time.sleep(0.01)
    raise AssertionError("It never came to that.")
