"""Foreign text in mrkdwn, sign by sign."""

import pytest

from bot.slack.mrkdwn import escape, link, mention, plain, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a & b <c> &amp;", "a &amp; b &lt;c&gt; &amp;amp;"),
        ("@here @Channel @EVERYONE", "@\u200bhere @\u200bChannel @\u200bEVERYONE"),
        ("@herewith a@b", "@\u200bherewith a@b"),
        ("one\r\ntwo\rthree\tfour", "one\ntwothree\tfour"),
        ("a\x00b\u202ec\u2066d\ud800e\x7ff", "abcdef"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    """
    Signs of Slack's own are written out, calls for everybody are broken, lines end in one way,
    and what cannot be seen is left out.
    """
    assert shown == escape(text)


def test_plain() -> None:
    """
    What a person typed is read as they typed it, and only once.
    """
    assert plain("a &amp;lt; b &lt;c&gt;") == "a &lt; b <c>"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (" https://example.org/\x00a\u202e ", "<https://example.org/a|the &amp; label/s>"),
        ("http://x.org/ä?a=1&b=(2)!~", "<http://x.org/%C3%A4?a=1&amp;b=(2)!~|the &amp; label/s>"),
        ("HTTPS://example.org", "<HTTPS://example.org|the &amp; label/s>"),
        ("https://u@example.org/", "the &amp; label|s"),
        ("https:///path", "the &amp; label|s"),
        ("ftp://example.org/", "the &amp; label|s"),
        ("https://[x", "the &amp; label|s"),
        ("https://example.org/" + "a" * 1981, "the &amp; label|s"),
    ],
)  # fmt: skip
def test_link(url: str, shown: str) -> None:
    """
    A link has a clean address and a label that cannot end it; without a usable address the label
    stands alone.
    """
    assert shown == link(url, "the & label|s")


def test_the_longest_link() -> None:
    """
    An address of two thousand signs is a link still.
    """
    url = "https://example.org/" + "a" * 1980

    assert link(url, "x") == f"<{url}|x>"


@pytest.mark.parametrize(
    ("user", "shown"),
    [
        ("U0000ERIN0", "<@U0000ERIN0>"),
        ("W12", "<@W12>"),
        ("U1", "U1"),
        ("U0000ERIN0 ", "U0000ERIN0 "),
        ("<!here>", "&lt;!here&gt;"),
    ],
)
def test_mention(user: str, shown: str) -> None:
    """
    Only what is an id of a person, whole, notifies somebody.
    """
    assert shown == mention(user)


def test_quoted() -> None:
    """
    Each line of a quotation is marked as one, and nothing in it is live.
    """
    assert quoted("\n one\n\n<two>  \n") == "> one\n> \n> &lt;two&gt;"
