"""Where an office is: its security markings, its fiscal year, and its English.

Markings stand in scales, each from low to high, the graver scale last. Sources:

- Canada: Directive on Security Management, appendix J (Treasury Board of Canada).
- United Kingdom: Government Security Classifications Policy (Cabinet Office, 2023).
- Australia: Protective Security Policy Framework, policy on sensitive and classified
  information (Department of Home Affairs).
- New Zealand: Protective Security Requirements, classification system (NZSIS).
- British Columbia: Information Security Classification Standard (Office of the Chief
  Information Officer).

Fiscal years begin on April 1 in Canada (Financial Administration Act, section 2), in
British Columbia and in the United Kingdom, and on July 1 in Australia and in New Zealand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

from briefgen.value_classes import dataclass

APRIL, JULY = 4, 7
DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month in which a fiscal year begins, and the sign between its two years.

    `by_ends` tells that announcements write "over two years (2024–26)", by the first and
    last calendar year, as the Prime Minister's Office of Canada does.
    """

    begins: int = APRIL
    sign: str = DASH
    by_ends: bool = False


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What the law and the custom of a place decide in documents.

    `scales` are its markings; `of_advice` is the one that advice carries by itself.
    `printed` are markings as they stand on a page; the words of the document's language
    are taken for those that it lacks. `english` is the locale of its English.
    """

    id: str
    name: str
    scales: tuple[tuple[str, ...], ...]
    of_advice: str
    printed: Mapping[str, str] = field(default_factory=dict)
    fiscal_year: FiscalYear = FiscalYear()
    english: str = "en_CA"

    @property
    def country(self) -> str:
        """The code of its country (ISO 3166)."""
        return self.english.rpartition("_")[2]

    @property
    def markings(self) -> tuple[str, ...]:
        """Every marking, from low to high."""
        return tuple(marking for scale in self.scales for marking in scale)

    def scale_of(self, marking: str) -> tuple[str, ...]:
        """Return the scale that a marking is on, or none."""
        return next((scale for scale in self.scales if marking in scale), ())

    def highest(self, markings: Iterable[str]) -> tuple[str, ...]:
        """Return the highest marking of each scale that occurs, the graver scale first."""
        occurring = set(markings)
        tops = (
            [label for label in scale if label in occurring][-1:]
            for scale in reversed(self.scales)
        )
        return tuple(label for top in tops for label in top)


CANADA = Jurisdiction(
    "canada",
    "Canada",
    (
        ("protected-a", "protected-b", "protected-c"),
        ("confidential", "secret", "top-secret"),
    ),
    "protected-a",
    fiscal_year=FiscalYear(by_ends=True),
)
UNITED_KINGDOM = Jurisdiction(
    "uk",
    "the United Kingdom",
    (("official", "official-sensitive", "secret", "top-secret"),),
    "official-sensitive",
    {
        "official": "OFFICIAL",
        "official-sensitive": "OFFICIAL-SENSITIVE",
        "secret": "SECRET",
        "top-secret": "TOP SECRET",
    },
    FiscalYear(APRIL, "-"),
    "en_GB",
)
AUSTRALIA = Jurisdiction(
    "australia",
    "Australia",
    (("official", "official-sensitive", "protected", "secret", "top-secret"),),
    "official-sensitive",
    {
        "official": "OFFICIAL",
        "official-sensitive": "OFFICIAL: Sensitive",
        "protected": "PROTECTED",
        "secret": "SECRET",
        "top-secret": "TOP SECRET",
    },
    FiscalYear(JULY, DASH),
    "en_AU",
)
NEW_ZEALAND = Jurisdiction(
    "new-zealand",
    "New Zealand",
    (
        ("in-confidence", "sensitive"),
        ("restricted", "confidential", "secret", "top-secret"),
    ),
    "in-confidence",
    {
        "in-confidence": "IN CONFIDENCE",
        "sensitive": "SENSITIVE",
        "restricted": "RESTRICTED",
        "confidential": "CONFIDENTIAL",
        "secret": "SECRET",
        "top-secret": "TOP SECRET",
    },
    FiscalYear(JULY, "/"),
    "en_NZ",
)
BRITISH_COLUMBIA = Jurisdiction(
    "british-columbia",
    "British Columbia",
    (("protected-a", "protected-b", "protected-c"),),
    "protected-a",
    fiscal_year=FiscalYear(APRIL, "/"),
)
JURISDICTIONS: Mapping[str, Jurisdiction] = {
    each.id: each
    for each in (CANADA, UNITED_KINGDOM, AUSTRALIA, NEW_ZEALAND, BRITISH_COLUMBIA)
}
