"""Where a fetch may go, and where it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import Address, follow, host_of, public, raw, read_address
from bot.domain.errors import FetchError

HOSTS = ("terms.example", "www.bay.example")

REFUSED = """
http://terms.example/ ftp://terms.example/ file:///etc/passwd gopher://terms.example/
data:text/html,x javascript:alert(1) //terms.example/ terms.example/x https:terms.example
https:/terms.example https:///x https://terms.example:22/ https://terms.example:8443/
https://terms.example:0443/ https://terms.example:/ https://user@terms.example/
https://user:word@terms.example/ https://terms.example@127.0.0.1/
https://terms.example#@127.0.0.1/ https://127.0.0.1/ https://127.1/ https://0/ https://0.0.0.0/
https://2130706433/ https://0x7f000001/ https://0x7f.1/ https://0177.0.0.1/ https://017700000001/
https://127.0.0.1.nip.io/ https://localhost/ https://localhost.localdomain/ https://[::1]/
https://[::]/ https://[::ffff:127.0.0.1]/ https://[fe80::1%25eth0]/
https://169.254.169.254/latest/meta-data/ https://metadata.google.internal/ https://10.0.0.1/
https://192.168.1.1/ https://172.16.0.1/ https://terms.example./ https://.terms.example/
https://terms..example/ https://-terms.example/ https://evil-terms.example/
https://terms.example.evil.example/ https://sub.terms.example/ https://terms%2eexample/
https://%74erms.example/ https://terms.example%00.evil.example/
https://terms.example%2f@evil.example/ https://terms.exаmple/ https://ⓣerms.example/
https://terms。example/ https://terms.example\\@evil.example/ https://terms.example\\.evil.example/
https:\\\\terms.example/ https://xn--trms-5na.example/ https://127.0.0.0x1/
https://terms.example:443@evil.example/ https://evil.example/https://terms.example/
https://evil.example?terms.example
"""


@pytest.mark.parametrize("url", REFUSED.split())
def test_refused(url: str) -> None:
    """
    Other schemes, ports, users, numbers, odd encodings and hosts of no card are refused.
    """
    if url == "https://terms.example#@127.0.0.1/":  # the host is what stands before the #
        assert read_address(url, HOSTS) == Address("terms.example", "/")
        return
    with pytest.raises(FetchError):
        read_address(url, HOSTS)
    assert host_of(url) not in HOSTS or "@" in url


@pytest.mark.parametrize(
    "odd", ["\n", "\r\nHost: evil.example", "\t", " ", "\0", "\u200b", "é", "<"]
)
def test_odd_signs(odd: str) -> None:
    """
    No address holds white space, controls or letters beyond ASCII, and none is very long.
    """
    with pytest.raises(FetchError, match="signs"):
        read_address(f"https://terms.example/{odd}", HOSTS)
    with pytest.raises(FetchError):
        read_address(f"https://terms.example{odd}/", HOSTS)
    with pytest.raises(FetchError):
        follow(Address("terms.example", "/"), f"/{odd}", HOSTS)
    with pytest.raises(FetchError):
        read_address("https://terms.example/" + "x" * 3000, HOSTS)


def test_taken() -> None:
    """
    What is taken is the host in small letters and the path with its query, never the fragment.
    """
    assert read_address("HTTPS://Terms.Example", HOSTS).url == "https://terms.example/"
    assert read_address("https://www.terms.example:443/a?b=c#d", HOSTS).path == "/a?b=c"
    assert read_address("https://bay.example?x", HOSTS).path == "/?x"


@given(st.text(max_size=30))
def test_any_address(text: str) -> None:
    """
    Whatever somebody writes, only hosts of cards are gone to.
    """
    for url in (text, f"https://{text}", f"https://terms.example{text}"):
        try:
            assert read_address(url, HOSTS).host.removeprefix("www.") in {
                "terms.example",
                "bay.example",
            }
        except FetchError:
            continue


PRIVATE = """
127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 0.0.0.0
0.1.2.3 100.64.0.1 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1
239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:169.254.169.254 fe80::1 fe80::1%eth0 fc00::1 fd00::1 fec0::1 ff02::1 2001:db8::1
2002:7f00:1:: 2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::a00:1 2001:0:7f00:1::1
2001::1 100::1 nonsense 127.1 0x7f.0.0.1 2130706433
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private(address: str) -> None:
    """
    Nothing inside is gone to, alone or beside a public address, however it is written.
    """
    for found in ([address], ["93.184.216.34", address], [address, "2606:2800:220:1::1"]):
        with pytest.raises(FetchError, match="its host"):
            public(found)


def test_public() -> None:
    """
    The first of public addresses is taken; a host without any is not known.
    """
    assert public(["93.184.216.34", "2606:2800:220:1::1"]) == "93.184.216.34"
    assert public(["2606:2800:220:1::1"]) == "2606:2800:220:1::1"
    with pytest.raises(FetchError, match="not known"):
        public([])


def test_redirects() -> None:
    """
    A redirect is looked at like any other address.
    """
    here = Address("terms.example", "/a/b")

    assert follow(here, "c", HOSTS).url == "https://terms.example/a/c"
    assert follow(here, "//www.bay.example/x", HOSTS).url == "https://www.bay.example/x"
    for there in (
        "http://terms.example/",
        "https://127.0.0.1/",
        "//evil.example",
        "https://[",
        "file:///x",
    ):
        with pytest.raises(FetchError, match="leads on"):
            follow(here, there, HOSTS)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("https://github.com/a/b", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        (
            "https://github.com/a/b/blob/c0ffee/d/e.md",
            "https://raw.githubusercontent.com/a/b/c0ffee/d/e.md",
        ),
        (
            "https://github.com/a/b/tree/main/c",
            "https://raw.githubusercontent.com/a/b/main/c/README.md",
        ),
        (
            "https://huggingface.co/datasets/a/b",
            "https://huggingface.co/datasets/a/b/raw/main/README.md",
        ),
        (
            "https://huggingface.co/a/b/blob/main/LICENSE",
            "https://huggingface.co/a/b/raw/main/LICENSE",
        ),
        ("https://terms.example/github.com/a/b", "https://terms.example/github.com/a/b"),
    ],
)
def test_raw(shown: str, text: str) -> None:
    """
    Of pages that only show a file, the file is fetched: a dataset card with its metadata.
    """
    assert raw(shown) == text


def test_hosts_of_addresses() -> None:
    """
    Only an address that may be gone to has a host.
    """
    assert host_of("https://Terms.example/x") == "terms.example"
    assert host_of("http://terms.example/x") == ""
    assert host_of("https://terms.example/\n") == ""
