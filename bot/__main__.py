"""`policy-bot`, or `python -m bot`: the commands."""

import sys

from bot.commands import main

if __name__ == "__main__":
    sys.exit(main())
