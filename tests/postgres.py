"""PostgreSQL for tests: a throw-away server from the binaries of this machine, or a given one.

TEST_DATABASE_URL names a server on which databases may be made, such as
postgresql://user@host/postgres. Without it a server is started on a socket in a folder of
its own, as a user who is not root, wherever PostgreSQL is installed.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from bot.adapters.database import Database

GIVEN = os.environ.get("TEST_DATABASE_URL", "")
MISSING = (
    "there is no PostgreSQL: install it (apt-get install postgresql), or set TEST_DATABASE_URL"
)
_FAST = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=200"


def binaries() -> Path | None:
    """Where PostgreSQL's programs are, those of the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


@dataclass
class Server:
    """A server, and the address of its first database."""

    url: str
    folder: Path | None = None
    owner: str | None = None
    _template: str = field(default="", init=False)

    def address(self, database: str) -> str:
        """The address of one of its databases."""
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    def new(self, template: str = "template1") -> str:
        """Make a database, and return its address."""
        name = f"policy_bot_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return self.address(name)

    def ready(self) -> str:
        """Make a database that has its tables already, and return its address."""
        if not self._template:
            made = self.new()
            Database(made).close()
            self._template = make_url(made).database or ""
        return self.new(self._template)

    def drop(self, address: str) -> None:
        """Take a database away, whoever is connected to it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            name = make_url(address).database
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def control(self, *arguments: str) -> None:
        """Start, stop or restart it, at once; only one that was started here."""
        assert self.folder
        bin_ = binaries()
        assert bin_
        options = f"{_FAST} -c unix_socket_directories={self.folder}"
        command = [
            str(bin_ / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-s", "-m", "immediate",
            "-l", str(self.folder / "log"), "-o", options, *arguments,
        ]  # fmt: skip
        subprocess.run(command, check=True, cwd="/", **_as(self.owner))


def _as(owner: str | None) -> dict[str, object]:
    return {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": ()} if owner else {}


def _someone() -> str | None:
    """Whom the server runs as: whoever runs the tests, but not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def server() -> Iterator[Server | None]:
    """A server for as long as the block lasts; None where there is none to be had."""
    if GIVEN:
        yield Server(GIVEN)
        return
    programs = binaries()
    if programs is None:
        yield None
        return
    owner = _someone()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    made = Server(f"postgresql://tester@/postgres?host={folder}", folder, owner)
    if owner:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
    subprocess.run(
        [
            str(programs / "initdb"), "-D", str(folder / "data"), "-U", "tester", "-A", "trust",
            "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions",
        ],
        check=True, stdout=subprocess.DEVNULL, cwd="/", **_as(owner),
    )  # fmt: skip
    try:
        made.control("start")
        yield made
    finally:
        made.control("stop")
        shutil.rmtree(folder, ignore_errors=True)
