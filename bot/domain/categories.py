"""For whom data are by the licences that are stated for them; the strictest governs."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.licences import Category, LicenceTable

_ORDER = tuple(Category)
_OWN_TERMS = "LicenseRef-custom"


@dataclass(frozen=True, slots=True)
class Stated:
    """A licence as somebody states it: a name, and perhaps the address of its text."""

    name: str
    url: str = ""


def use_category(stated: Iterable[Stated], table: LicenceTable) -> Category:
    """Return the strictest category of the licences stated; with none it is unspecified.

    Only a name or an address that the table knows, and that nothing beside it
    contradicts, is for commercial use.
    """
    return _strictest(*(_of(one, table) for one in stated))


def _of(one: Stated, table: LicenceTable) -> Category:
    named = table.category_of(one.name)
    addressed = table.identify(one.url.split("#")[0])
    if not addressed:
        return named
    if table.identify(one.name) == _OWN_TERMS and addressed.startswith("LicenseRef-"):
        # "Custom" says no more than: read what stands there.
        return table.categories[addressed]
    return _strictest(named, table.categories[addressed])


def _strictest(*found: Category) -> Category:
    return max(found, key=_ORDER.index, default=Category.UNSPECIFIED)
