"""Addresses on the web that a program may go to, and those that it may not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urljoin

from bot.domain.errors import FetchError

_LONGEST = 2000
# No user, no port but the usual one, no dot at the end, no number in the place of a name.
_ADDRESS = re.compile(
    r"(?i)https://(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    r"(?::443)?(?P<path>/[^#]*)?(?P<query>\?[^#]*)?(?:#.*)?"
)
_ODD = re.compile(r"[^!-~]|[\\\"<>^`{|}]")
_GITHUB = re.compile(
    r"https://github\.com/([\w.-]+)/([\w.-]+)(?:/(blob|raw|tree)/([^/?#]+)/([^?#]+))?/?"
)
_HUGGING = re.compile(
    r"https://huggingface\.co/((?:datasets/)?[\w.-]+/[\w.-]+)(?:/(?:blob|raw|resolve)/([^?#]+))?/?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A host by its name in ASCII, and what to ask it for."""

    host: str
    path: str

    @property
    def url(self) -> str:
        """The address in full."""
        return f"https://{self.host}{self.path}"


def read_address(url: str, hosts: Iterable[str]) -> Address:
    """Return an address that may be gone to: https, on one of `hosts`. Raises FetchError.

    With or without "www." is the same host.
    """
    if len(url) > _LONGEST or _ODD.search(url):
        raise FetchError("it holds signs that no address has; write them as %XX")
    parts = _ADDRESS.fullmatch(url)
    if not parts:
        raise FetchError("it is no https address of a named host")
    host = parts["host"].lower()
    if _bare(host) not in {_bare(name.lower()) for name in hosts}:
        raise FetchError(f"{host} is the host of no source card")
    return Address(host, f"{parts['path'] or '/'}{parts['query'] or ''}")


def follow(address: Address, location: str, hosts: Iterable[str]) -> Address:
    """Return where a redirect leads, checked like any other address. Raises FetchError."""
    if _ODD.search(location):
        raise FetchError("it leads on to an address with signs that no address has")
    try:
        return read_address(urljoin(address.url, location), hosts)
    except (FetchError, ValueError) as error:
        raise FetchError(f"it leads on to another address, and {error}") from error


def public(addresses: Sequence[str]) -> str:
    """Return the first address of a host, all of which are in the public net. Raises FetchError."""
    if not addresses:
        raise FetchError("its host is not known")
    for address in addresses:
        try:
            known = ip_address(address)
        except ValueError as error:
            raise FetchError("its host has an address that is none") from error
        if not all(map(_is_public, (known, *_inner(known)))):
            raise FetchError("its host is inside this network")
    return addresses[0]


def raw(url: str) -> str:
    """Return the address of the text itself, where a page only shows it: GitHub, Hugging Face."""
    if found := _GITHUB.fullmatch(url):
        owner, name, shown, ref, path = found.groups()
        inside = "/README.md" if shown == "tree" else ""
        place = f"{ref or 'HEAD'}/{path or 'README.md'}{inside}"
        return f"https://raw.githubusercontent.com/{owner}/{name}/{place}"
    if found := _HUGGING.fullmatch(url):
        return f"https://huggingface.co/{found[1]}/raw/{found[2] or 'main/README.md'}"
    return url


def host_of(url: str) -> str:
    """Return the host of an address that may be gone to, or nothing."""
    parts = None if _ODD.search(url) else _ADDRESS.fullmatch(url)
    return parts["host"].lower() if parts else ""


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (local or address.is_multicast or address.is_reserved)


def _inner(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the addresses that an address of the newer kind stands for."""
    if isinstance(address, IPv4Address):
        return []
    found = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [inner for inner in found if inner is not None]
