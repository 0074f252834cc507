"""Documents of a collection of Open Terms Archive: each with the texts that it had before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.documents import Document
from bot.domain.extracts import clean
from bot.domain.headers import id_of, read_document


@dataclass(frozen=True, slots=True)
class Version:
    """What a document said from a day on."""

    day: str
    text: str


def documents(path: str, versions: Sequence[Version]) -> Iterator[Document]:
    """Yield the document at `Service/Type.md`, then the texts that it had before, newest first.

    A change that is none, and a day on which there was no text, make no version. Raises
    DocumentError when there is no text at all.
    """
    service, _, kind = path.removesuffix(".md").partition("/")
    name = id_of(f"{service}-{kind}".lower().replace(" ", "-"))
    later = ""
    for number, version in enumerate(_runs(versions)):
        header = {
            "id": id_of(f"{name}-{version.day}-{number}") if number else name,
            "title": f"{service}: {kind}",
            "subject": service,
            "retrieved": version.day,
            "superseded_by": name if number else "",
            "end_date": later,
        }
        place = f"platform-terms-history/{path}" if number else f"platform-terms/{path}"
        yield read_document(place, version.text, header, 0)
        later = version.day


def _runs(versions: Sequence[Version]) -> list[Version]:
    """Return what was said, newest first; of commits that say the same the first day counts."""
    said = [Version(v.day, clean(v.text)[0].strip()) for v in versions]
    runs: list[Version] = []
    for version in said:
        if runs and runs[-1].text == version.text:
            runs[-1] = version
        elif version.text or not runs:
            runs.append(version)
    return runs
