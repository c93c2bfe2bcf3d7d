"""The program with every write, process and connection of the interpreter noted; run as a program.

Arguments: the file to note them in, then the program's own, or ``--walk CONFIG`` to press every key there is.
Python tells its audit hooks before it does anything of the kind, on every system; what compiled libraries do by
themselves it does not see (strace does).
"""

from __future__ import annotations

import json
import os
import sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TOLD = (
    *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("os.utime", "os.setxattr", "os.removexattr", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"),
    *("subprocess.Popen", "pty.spawn", "webbrowser.open", "socket.connect", "socket.bind", "shutil.copyfile"),
    *("shutil.move", "shutil.rmtree", "shutil.make_archive", "tempfile.mkstemp", "tempfile.mkdtemp", "os.kill"),
)
BY_NUMBER = ("os.chmod", "os.chown", "os.truncate", "os.utime", "os.setxattr", "os.removexattr")
"""What can be done to a file that is open, whose opening was noted."""


def main() -> None:
    """Note, and run the program."""
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            if not isinstance(flags, int) or not flags & WRITING or isinstance(path, int):
                return
            arguments = (path,)
        elif event not in TOLD or (event in BY_NUMBER and isinstance(arguments[0], int)):
            return
        os.write(log, (json.dumps([event, *(str(one) for one in arguments[:2])]) + "\n").encode())

    del sys.argv[1]
    sys.addaudithook(note)
    os.write(log, b'["begun"]\n')
    if sys.argv[1] == "--walk":
        from support.walking import main as walk

        sys.exit(walk(sys.argv[2]))
    from tvplan_tui.__main__ import main as program

    sys.exit(program())


if __name__ == "__main__":
    main()
