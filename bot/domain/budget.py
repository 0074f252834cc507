"""How much a model may read and say, counted so that no tokenizer finds more."""

MOST_IN = 2_800
MOST_OUT = 450
UNITS = 1_450
QUESTION = 450
EARLIER = 150
RULED = 150


def tokens(text: str) -> int:
    """Count the tokens of a text, rather too many: four plain letters, or one other sign, each."""
    plain = sum(char.isascii() for char in text)
    return -(-plain // 4) + len(text) - plain


def cut(text: str, most: int) -> str:
    """Return the beginning of a text that keeps a budget."""
    if tokens(text) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if tokens(text[:middle]) <= most else (low, middle - 1)
    return text[:low]
