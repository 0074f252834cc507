"""What holds for all tests."""

import os

from hypothesis import settings

# How long an example takes says more of the machine than of the code. A developer's run looks at
# other examples each time; that of CI at the same, so that it says whether a change is sound.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")
