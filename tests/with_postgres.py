"""Run a command beside a scratch PostgreSQL server: `python tests/with_postgres.py COMMAND…`.

The server lives in a temporary folder, listens on a loopback port of its own, and is gone afterwards. The
command finds it in DATABASE_URL. Exit code 77 when the machine has no PostgreSQL binaries: the caller says so.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MISSING = 77
INSTALL = "PostgreSQL 15 or newer is not on this machine: install Debian's package postgresql."


def find_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server on the machine that is 15 or newer."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin")]
    found = shutil.which("initdb")
    if found:
        places.append(Path(found).resolve().parent)
    usable = []
    for place in places:
        if not (place / "initdb").exists() or not (place / "postgres").exists():
            continue
        version = subprocess.run([place / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
        major = int(version.split()[2].split(".")[0])
        if major >= 15:
            usable.append((major, place))
    return max(usable)[1] if usable else None


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server; return the command's exit code."""
    binaries = find_binaries()
    if binaries is None:
        print(INSTALL, file=sys.stderr)
        return MISSING
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-postgres-", dir="/tmp" if os.path.isdir("/tmp") else None))
    # The server refuses to run as root, and its user must be able to enter the folder.
    is_root = os.getuid() == 0
    as_user = ["runuser", "-u", "postgres", "--"] if is_root else []
    folder.chmod(0o755)
    data = folder / "data"
    if is_root:
        shutil.chown(folder, "postgres")

    def run(*arguments: str | Path) -> None:
        subprocess.run([*as_user, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(
        binaries / "initdb", "-D", data, "-U", "archive", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
        "--no-sync",
    )  # fmt: skip
    # Nothing here outlives a crash, so nothing is written twice or waited for.
    hasty = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} {hasty}"
    run(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        address = f"postgres://archive@127.0.0.1:{port}/postgres"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode
    finally:
        run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        time.sleep(0.2)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
