"""What a process may take that reads a file made by a stranger."""

from contextlib import suppress


def limit(memory: int, seconds: int) -> None:
    """Bound the memory in bytes and the work in seconds of this process.

    Where the system cannot, nothing is bounded.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
