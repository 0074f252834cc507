"""What looks like a secret does not stay in a text; everything else does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.redaction import HIDDEN, forms, redacted

LOOKS = [
    "xoxb-" + "1234567890-abcdefGHIJ",
    "xoxp-" + "9876543210-zyx",
    "xoxe.xoxp-1-Mi0yLTEyMzQ1",
    "xapp-1-A012345-6789-abcdef",
    "sk-ant-api03-AbCdEfGhIjKlMnOp",
    "sk-proj-abcdefghijklmnop123",
    "hf_abcdefghijklmnopQRST",
    "ghp_abcdefghijklmnopqrstuvwx1234",
    "github_pat_11ABCDEFG0abcdefghijkl",
    "glpat-abcdefghij1234567890",
    "AKIA" + "IOSFODNN7EXAMPLE",
    "AIzaSyA1234567890abcdefghijklmnopqrstu",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    "0123456789abcdef0123456789abcdef",
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
]
NAMED = [
    ("Authorization: Bearer {}", "s3cr3t-bearer-value"),
    ("postgresql://bot:{}@db.example.org/policy", "hunter2hunter2"),
    ('{{"api_key": "{}"}}', "any-old-value-1"),
    ("password={}", "correct-horse"),
    ("SLACK_SIGNING_SECRET={}", "not-hex-but-secret"),
    ("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----", "MIIEowIBAAKCAQEA"),
]


@pytest.mark.parametrize("secret", LOOKS)
@pytest.mark.parametrize("around", ["{}", "token: {}.", '{{"k": "{}"}}', "https://x/?t={}&u=1"])
def test_shapes(secret: str, around: str) -> None:
    """
    A token of a known shape is hidden wherever it stands.
    """
    text = redacted(around.format(secret))

    assert secret not in text
    assert HIDDEN in text


@pytest.mark.parametrize(("text", "secret"), NAMED)
def test_named(text: str, secret: str) -> None:
    """
    What is named as a secret is hidden, whatever it looks like.
    """
    assert secret not in redacted(text.format(secret))


@given(st.text(min_size=4, max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_known(secret: str, before: str, after: str) -> None:
    """
    A secret of the settings is hidden in any text, also as JSON writes it.
    """
    known = forms([secret, "", "abc"])
    plain = redacted(f"{before}|{secret}|{after}", known)
    written = redacted(json.dumps({"a": secret}), known)

    assert (
        secret not in plain.replace(HIDDEN, "") or secret in f"{before}|" or secret in f"|{after}"
    )
    assert json.dumps(secret)[1:-1] not in written.replace(HIDDEN, "").removeprefix('{"a": "')


@pytest.mark.parametrize(
    "text",
    [
        "inquiries: arrival 12 is answered as 3f2a9c001b2d: not_allowed by extractive",
        "delivery: post 3 is given up (no_permission)",
        "The token is refused (invalid_auth)",
        "generation 5 of 539 documents, 12:30:00, https://slack.com/api/",
        "KeyError at bot/services/inquiries.py:12 in _answer",
    ],
)
def test_ordinary_lines(text: str) -> None:
    """
    Lines that hold no secret stay as they are.
    """
    assert redacted(text, forms(["x", "abc"])) == text
