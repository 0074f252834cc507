"""The files of a knowledge root: found, and opened so that nothing outside is ever read."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import DocumentError

LARGEST = 20_000_000  # bytes; a text beyond that is no document

READ = frozenset(("md", "markdown", "txt", "text", "html", "htm", "xhtml", "pdf", "docx", ""))
_INSTEAD = {
    "Word (.docx) or PDF": "doc dot docm dotx rtf odt pages wpd",
    "PDF": "xls xlsx ods ppt pptx odp key epub ps djvu",
    "HTML or PDF": "mht mhtml webarchive eml msg",
    "PDF with recognised text": "tif tiff heic",
    "what is in it, unpacked": "zip gz tar tgz 7z rar bz2 xz",
}
UNREAD = {end: instead for instead, ends in _INSTEAD.items() for end in ends.split()}
_LINKED = "it is a link to a folder, which is not followed; name the folder in KNOWLEDGE_DIRS"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a root: where it lies in the root, and why it cannot be read, if so."""

    path: str
    place: Path
    fault: str = ""

    @property
    def shown(self) -> str:
        """The path in letters that can be stored and shown, on one line."""
        text = self.path.encode("utf-8", "replace").decode()
        return "".join(char if char.isprintable() else "?" for char in text)


def ending(name: str) -> str:
    """Return what a name ends in, without the dot and in small letters."""
    return name.rsplit(".", 1)[1].lower() if "." in name else ""


def find(top: Path) -> list[Found]:
    """Return every file that may be a document, sorted by path; nothing is opened."""
    found: list[Found] = []
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        found += [_found(top, folder, name, _LINKED) for name in linked]
        found += _documents(top, folder, names)
    return sorted(found, key=lambda file: file.shown)


def _documents(top: Path, folder: str, names: list[str]) -> Iterator[Found]:
    for name in names:
        if name.startswith(".") or name.lower() in ("readme.md", "readme"):
            continue
        if ending(name) in READ:
            yield _found(top, folder, name)
        elif ending(name) in UNREAD:
            yield _found(
                top,
                folder,
                name,
                f"files of this type are not read; save it as {UNREAD[ending(name)]}",
            )


def _found(top: Path, folder: str, name: str, fault: str = "") -> Found:
    file = Path(folder, name)
    return Found(file.relative_to(top).as_posix(), file, fault)


def read(top: Path, file: Path) -> bytes:
    """Return the bytes of a regular file beneath `top`. Raises DocumentError with the fault.

    A link is followed where it leads to a file beneath `top`. The way there is then walked
    folder by folder without following any link, so that nobody can change it meanwhile.
    """
    try:
        real = Path(os.path.realpath(file, strict=True))
    except OSError as error:
        raise DocumentError(f"it cannot be read ({error.strerror})") from error
    if not real.is_relative_to(top):
        raise DocumentError(
            "it is a link that leads out of the knowledge root; put a copy in its place"
        )
    try:
        return _read(top, real.relative_to(top).parts)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise DocumentError("it is a link that leads elsewhere now; try again") from error
        raise DocumentError(f"it cannot be read ({error.strerror})") from error


def _read(top: Path, parts: tuple[str, ...]) -> bytes:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
    place = os.open(top, flags | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            inner = os.open(part, flags | os.O_DIRECTORY, dir_fd=place)
            os.close(place)
            place = inner
        opened = os.open(parts[-1], flags | os.O_NONBLOCK, dir_fd=place)
    finally:
        os.close(place)
    with os.fdopen(opened, "rb") as stream:
        state = os.fstat(opened)
        if not stat.S_ISREG(state.st_mode):
            raise DocumentError("it is no regular file; take it out")
        if state.st_size > LARGEST:
            raise DocumentError("it is larger than 20 MB; split it into several files")
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DocumentError("it is larger than 20 MB; split it into several files")
    return data
