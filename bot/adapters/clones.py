"""Git repositories on this disk: brought up to date, and read with their history."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.archive import Version, documents
from bot.domain.documents import Document
from bot.domain.errors import DocumentError, FetchError, KnowledgeError
from bot.ports.documents import Refusal

_SECONDS = 120
_LARGEST = 5_000_000  # bytes of one version
# What a repository sets for itself may not run anything, and nothing asks for a password.
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
)
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_FILE = re.compile(rb"[^./\n][^/\n]*/[^./\n][^/\n]*\.md")
_COMMIT = re.compile(rb"\A([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)\n?")


def is_clone(root: Path) -> bool:
    """Tell whether a folder is itself a clone; one within another repository is not."""
    return (root / ".git").exists()


def pull(root: Path) -> bool:
    """Bring a clone up to where its origin is, and tell whether that changed anything.

    Nothing is merged: own commits, or changes in the way, are a fault. A repository that came
    from nowhere stays as it is. Raises FetchError.
    """
    if not _git(root, "remote"):
        return False
    before = _git(root, "rev-parse", "HEAD")
    _git(root, "pull", "--quiet", "--ff-only", "--no-recurse-submodules")
    return before != _git(root, "rev-parse", "HEAD")


@dataclass(frozen=True, slots=True)
class TermsArchive:
    """A DocumentSource: a clone of a collection of Open Terms Archive, with all its versions.

    Each `Service/Document type.md` is a document; the texts that it had before are history.
    """

    root: Path

    def read(self) -> Iterable[Document | Refusal]:
        """Yield every version of every document. Raises KnowledgeError."""
        try:
            history = list(_history(self.root))
        except FetchError as error:
            raise KnowledgeError(
                f"The archive {self.root} cannot be read: {error}; correct TERMS_ARCHIVES."
            ) from error
        return self._read(history)

    def _read(
        self, history: list[tuple[str, list[tuple[str, str]]]]
    ) -> Iterator[Document | Refusal]:
        for path, commits in history:
            try:
                texts = _texts(self.root, path, [commit for commit, _ in commits])
                days = [day for _, day in commits]
                yield from documents(path, list(map(Version, days, texts)))
            except (DocumentError, FetchError) as error:
                told, place = str(error), f"platform-terms/{path}"
                yield Refusal(place, told if told.startswith(place) else f"{place}: {told}.")


def _history(root: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each file that is there now, with the commits that changed it, newest first.

    The first is always what is there now, though a merge may have brought it.
    """
    today = _git(root, "log", "-1", "--format=%cs", "HEAD").decode().strip()
    now = _git(root, "ls-tree", "-r", "-z", "--name-only", "HEAD")
    changed: dict[bytes, list[tuple[str, str]]] = {
        name: [] for name in now.split(b"\0") if _FILE.fullmatch(name)
    }
    log = _git(
        root, "log", "--no-renames", "-z", "--name-only", "--format=format:%x01%H %cs", "HEAD"
    )
    for entry in log.split(b"\x01")[1:]:
        head = _COMMIT.match(entry)
        if head:
            commit = (head[1].decode(), head[2].decode())
            for name in entry[head.end() :].split(b"\0"):
                if name in changed:
                    changed[name].append(commit)
    for name in sorted(changed):
        yield name.decode("utf-8", "replace"), [("HEAD", today), *changed[name]]


def _texts(root: Path, path: str, commits: Sequence[str]) -> list[str]:
    """Return what a file said after each of these commits; nothing where it was gone."""
    asked = "".join(f"{commit}:{path}\n" for commit in commits)
    out, found = _git(root, "cat-file", "--batch", told=asked.encode()), list[str]()
    at = 0
    for _ in commits:
        end = out.index(b"\n", at)
        head = out[at:end].split(b" ")
        size = int(head[-1]) if head[-1].isdigit() else -1
        if size > _LARGEST:
            raise DocumentError("a version of it is larger than 5 MB")
        data = out[end + 1 : end + 1 + size] if size >= 0 else b""
        found.append(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\0", ""))
        at = end + 1 + (size + 1 if size >= 0 else 0)
    return found


def _git(root: Path, *arguments: str, told: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  our own arguments; no shell
            ["git", "-C", str(root), *_SAFE, *arguments],  # noqa: S607  git is where PATH says
            input=told, capture_output=True, timeout=_SECONDS, check=False,
            env={**os.environ, **_ENVIRONMENT},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FetchError(f"git does not answer ({type(error).__name__})") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise FetchError("".join(c for c in said[-1] if c.isprintable())[:200])
    return done.stdout
