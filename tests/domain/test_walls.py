"""Pages that stand where a document should be."""

import pytest

from bot.domain.walls import wall

CLAUSE = "You must not sign in to scrape the service, and a 404 page is not a permission. "


@pytest.mark.parametrize(
    ("text", "title", "password", "found"),
    [
        ("User name Password", "Example", True, "a login page"),
        ("Welcome back", "Log in | Example", False, "a login page"),
        ("Sign in to go on", "Example", False, "a login page"),
        ("Bitte anmelden", "", False, "a login page"),
        ("登录", "", False, "a login page"),
        ("Verify that you are human", "Example", False, "a page that wants a person or JavaScript"),
        ("", "Just a moment...", False, "a page that wants a person or JavaScript"),
        ("You need to enable JavaScript.", "", False, "a page that wants a person or JavaScript"),
        ("Not found", "Example", False, "an error page"),
        ("Try later", "503 Service Unavailable", False, "an error page"),
        ("You may copy the data.", "Terms", False, ""),
        (CLAUSE * 30, "Terms", False, ""),
        (CLAUSE * 60, "Log in", True, ""),
        (CLAUSE * 30, "Terms", True, "a login page"),
    ],
)
def test_wall(text: str, title: str, password: bool, found: str) -> None:
    """
    A short page to log in, to prove something or to say sorry is no document; a long text is one.
    """
    assert wall(text, title, password) == found
