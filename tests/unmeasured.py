"""The environment of a process in which coverage is not measured.

What measures it loads libraries itself, and sees what a test counts.
"""

import os


def environment() -> dict[str, str]:
    """Give the environment without what starts the measuring."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("COV")
    }
