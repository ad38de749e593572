"""Turn the exit codes of a command into the end of its help."""

from collections.abc import Mapping

DONE, MISTAKES, USAGE, STALE, INTERRUPTED = 0, 1, 2, 3, 130
WORDS: Mapping[int, str] = {
    DONE: "done",
    MISTAKES: "mistakes, in the workspace or on this machine: each is listed",
    USAGE: "wrong usage of the command line",
    INTERRUPTED: "stopped with Ctrl-C; every file is whole",
}


def with_exit_codes(examples: str, own: Mapping[int, str] | None = None) -> str:
    """Return examples and, after them, the exit codes.

    `own` are those of the command alone; it has none that is empty there.
    """
    words = {**WORDS, **(own or {})}
    codes = sorted(code for code in words if words[code])
    lines = "".join(f"  {code:<5}{words[code]}\n" for code in codes)
    return f"{examples}\n\b\nExit codes:\n{lines}"
