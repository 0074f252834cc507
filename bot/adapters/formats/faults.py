"""Why a file is not read: the middle of a sentence that begins with the file's name."""


class UnreadableError(Exception):
    """A file that cannot be used, with what it is and what to do about it."""
