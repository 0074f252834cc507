"""The way back to somebody who asked without their name."""

ANONYMOUS = "anonymous"
"""Stands for the asker in every record; no person has this id."""
ERASED = "erased"
"""Stands for whoever was erased."""
NOBODY = "policy-bot"
"""Who took a step that time took."""
UNNAMED = frozenset({"", ANONYMOUS, ERASED, NOBODY})
"""What stands in the place of a person and is none."""
SEALED = "~"


def is_sealed(channel: str) -> bool:
    """Tell whether a channel is a sealed route: only a key that lies apart opens it."""
    return channel.startswith(SEALED)
