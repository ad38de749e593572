"""The start of a process to a command line that imports nothing from a workspace."""

from briefgen import importing


def main() -> None:
    """Run the command line of this process, and end it."""
    importing.close()
    from briefgen.cli import main as run  # noqa: PLC0415 - after the path is closed

    run()
