"""Proposed ids of new subjects to ids that nothing else has, each a name of a file."""

from collections.abc import Collection, Mapping
from itertools import count

from briefgen.folder_names import unportable
from briefgen.imports.mapping import Subject
from briefgen.loading.ids import LONGEST_ID, id_for

SINGULAR: Mapping[Subject, str] = {"themes": "theme", "initiatives": "initiative"}


class NewIds:
    """Gives ids to the subjects of one kind; `known` are those that exist already."""

    def __init__(self, subject: Subject, known: Collection[str]) -> None:
        self._subject, self._used = subject, {*known}
        self._last: dict[str, int] = {}  # number by name, so that many are given fast

    def next(self, proposed: str, key: str) -> str:
        """Return an id: the proposed one, or one that follows it or the key."""
        base = proposed or id_for(key)
        if base and self._is_free(base):
            self._used.add(base)
            return base
        stem = base or SINGULAR.get(self._subject, self._subject)
        names = (
            (number, _numbered(stem, number))
            for number in count(self._last.get(stem, 2 if base else 1))
        )
        number, name = next(each for each in names if self._is_free(each[1]))
        self._last[stem] = number + 1
        self._used.add(name)
        return name

    def _is_free(self, name: str) -> bool:
        return name not in self._used and unportable(name) is None


def _numbered(stem: str, number: int) -> str:
    end = f"-{number}"
    return stem[: LONGEST_ID - len(end)].rstrip("-") + end
