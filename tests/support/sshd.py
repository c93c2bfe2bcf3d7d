"""OpenSSH's own server on a loopback port, with keys made for one test run, and its client on a pseudo-terminal."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.terminal import Terminal
from support.judging import ROOT

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
TOOLS = {"sshd": SSHD, "ssh": shutil.which("ssh"), "ssh-keygen": shutil.which("ssh-keygen")}
MISSING = ", ".join(name for name, path in TOOLS.items() if path is None)
"""Which of OpenSSH's programs are not here; "" if all are."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Server:
    """A running sshd.

    Attributes:
        folder: its keys and settings, and the state folder of those who log in.
        port: where it listens, on 127.0.0.1 alone.
        process: the server itself.
    """

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: Path) -> Server:
        """Make keys and settings, and start it; returns once it takes connections."""
        for name in ("host", "user", "kiosk"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        (folder / "authorized").write_text((folder / "user.pub").read_text())
        port = free_port()
        (folder / "sshd_config").write_text(
            f"""
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
SetEnv LANG=C.UTF-8 XDG_STATE_HOME={folder}/state POLARS_MAX_THREADS=2
"""
        )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd, being root, locks itself up
        log = (folder / "log").open("wb")
        process = subprocess.Popen([str(SSHD), "-D", "-e", "-f", folder / "sshd_config"], stderr=log)
        one = cls(folder, port, process)
        one._wait()
        return one

    def _wait(self) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("sshd did not start:\n" + (self.folder / "log").read_text())

    def stop(self) -> None:
        """End it, and the sessions it has."""
        for one in psutil.Process(self.process.pid).children(recursive=True):
            one.kill()
        self.process.kill()
        self.process.wait()

    def allow_kiosk(self, command: str) -> None:
        """Let the kiosk's key run this command and nothing else."""
        line = f'restrict,pty,command="{command}" ' + (self.folder / "kiosk.pub").read_text()
        (self.folder / "authorized").write_text((self.folder / "user.pub").read_text() + line)

    def login(
        self,
        command: str = "",
        *,
        key: str = "user",
        port: int = 0,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
    ) -> Terminal:
        """Return a terminal on which ``ssh -tt`` runs a command there."""
        options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes")
        line = ["ssh", "-tt", "-F", "/dev/null", "-i", str(self.folder / key), "-p", str(port or self.port)]
        line += [word for option in options for word in ("-o", option)]
        line += [f"{getpass.getuser()}@127.0.0.1", *([command] if command else [])]
        return Terminal(line, rows=rows, cols=cols, env=env, answering=True)


def console(config: Path, *arguments: str) -> str:
    """Return the command line, as a shell takes it, that opens the console on a config."""
    words = ["exec", sys.executable, "-m", "tvplan_tui", "--config", str(config), *arguments]
    return f"cd {shlex.quote(str(ROOT))} && {shlex.join(words)}"


def consoles(config: Path) -> list[psutil.Process]:
    """Return the consoles that run on a config, wherever they were started."""
    found = []
    for one in psutil.process_iter(["cmdline"]):
        words = one.info["cmdline"] or []
        if str(config) in words and "tvplan_tui" in words and words[0] == sys.executable:
            found.append(one)
    return found
