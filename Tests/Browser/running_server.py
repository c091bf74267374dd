"""The program under test, run as an operator would: commands, then `serve`."""

import dataclasses
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.request


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclasses.dataclass
class Invitation:
    id: str
    code: str
    link: str


class RunningServer:
    """One organisation's server with a folder, a database file and a port of its own."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path, settings: dict | None = None):
        self.program = program
        self.folder = folder
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None
        self.log = folder / "serve.log"
        folder.mkdir(parents=True, exist_ok=True)
        # Nothing of the developer's own settings may reach the program.
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("DOORSTEP_")}
        self.environment = inherited | {
            "DOORSTEP_DATABASE": str(folder / "doorstep.sqlite"),
            "DOORSTEP_ORIGIN": self.origin,
            "DOORSTEP_HTTP_HOST": "127.0.0.1",
            "DOORSTEP_HTTP_PORT": str(self.port),
        } | (settings or {})

    def run(self, *arguments: str, expect: int = 0) -> str:
        """A command to its end; gives what it printed."""
        result = subprocess.run(
            [str(self.program), *arguments], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
        )
        assert result.returncode == expect, (
            f"doorstep {' '.join(arguments)} ended with {result.returncode}:\n"
            f"{result.stdout}\n{result.stderr}"
        )
        return result.stdout

    def load(self, company: dict):
        path = self.folder / "company.json"
        path.write_text(json.dumps(company))
        self.run("migrate")
        self.run("import", str(path))

    def invite(self, contact: str | None, *options: str, mail: bool = False) -> Invitation:
        arguments = ["invite", *(["--contact", contact] if contact else []), "--json", *options]
        made = json.loads(self.run(*arguments, *([] if mail else ["--no-mail"])))
        return Invitation(made["id"], made["code"], made["link"])

    def revoke(self, invitation: Invitation):
        self.run("invite", "--revoke", invitation.id)

    def start(self):
        self._start("serve")

    def start_demo(self):
        """The demo company, made and served as `make demo` does it."""
        self._start("demo", "--folder", str(self.folder / "demo"), "--port", str(self.port))

    def _start(self, *arguments: str):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.program), *arguments], cwd=self.folder, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + 60
        while not self.is_ready():
            assert self.process.poll() is None, f"serve ended:\n{self.recent_log()}"
            assert time.monotonic() < end, f"serve is not ready after 60 s:\n{self.recent_log()}"
            time.sleep(0.05)

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.origin + "/health/ready", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self):
        """Ends it as an operator would; it has ten seconds to finish what it is doing."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired as stuck:
            self.process.kill()
            self.process.wait()
            raise AssertionError(
                f"serve did not stop on SIGTERM:\n{self.recent_log()}"
            ) from stuck
        self.process = None
        assert code == 0, f"serve ended with {code}:\n{self.recent_log()}"

    def recent_log(self, lines: int = 40) -> str:
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
