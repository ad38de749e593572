"""What each row may cost: the budgets of docs/performance.md, by row and initiatives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """What a figure must be at most, and the goal after that; `least`: at least.

    With `cpu`, that is the time of a processor: on a busy machine a warm process waits.
    """

    must: float
    goal: float | None = None
    least: bool = False
    cpu: bool = False


SAMPLE = 0  # stands for the sample's number of initiatives
MIB = 2**20

BUDGETS: dict[tuple[str, int], Budget] = {
    ("factsheet pair", 20): Budget(0.020, 0.010, cpu=True),
    ("factsheet pair / Typst's PDF + docxtemplater's DOCX", 20): Budget(1.0),
    ("factsheet pair / Typst's PDF", 20): Budget(float("inf"), 1.0),
    ("note pair", 20): Budget(0.045, 0.025, cpu=True),
    ("factsheet pair / one among 20", 10_000): Budget(1.5, 1.1),
    ("note pair / one among 20", 10_000): Budget(1.5, 1.1),
    ("first build, two workers", 1_000): Budget(45, 20),
    ("first build, two workers", 10_000): Budget(600, 240),
    ("largest process of a first build", 10_000): Budget(300 * MIB),
    ("state, a document", 1_000): Budget(2_000),
    ("state, a document", 10_000): Budget(2_000),
    ("one worker / two, whole build", 1_000): Budget(1.8, least=True),
    ("one amount: what to remake is known", 10_000): Budget(2.0),
    ("cold build of a stale factsheet", 20): Budget(0.6, 0.3),
    ("check", SAMPLE): Budget(0.4),
    ("check", 1_000): Budget(6),
    ("check", 10_000): Budget(60),
    ("check after one change", SAMPLE): Budget(1),
    ("check after one change", 1_000): Budget(2),
    ("check after one change", 10_000): Budget(5),
    ("check, every field", 1_000): Budget(6, cpu=True),
    ("check, every field", 10_000): Budget(60, cpu=True),
    ("check, every field, after one change", 1_000): Budget(4, cpu=True),
    ("check, every field, after one change", 10_000): Budget(40, cpu=True),
    ("status after one change", 1_000): Budget(1),
}


def no_op(stat: float, size: int) -> Budget:
    """Return what a build with nothing to do may take, by the time that `stat` takes."""
    return Budget(3 * stat + 0.1, 0.25 if size == 10_000 else None)  # noqa: PLR2004
