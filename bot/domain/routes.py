"""The way back to somebody who asked without their name."""

ANONYMOUS = "anonymous"
"""Stands for the asker in every record; no person has this id."""
SEALED = "~"


def is_sealed(channel: str) -> bool:
    """Tell whether a channel is a sealed route: only a key that lies apart opens it."""
    return channel.startswith(SEALED)
