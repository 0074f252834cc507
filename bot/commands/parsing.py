"""What a command registers itself with."""

import argparse
from typing import Protocol


class Commands(Protocol):
    """The part of argparse that commands need."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 - argparse's own word
        """Add a command with its line of help."""
        ...
