"""The table of formats: a name, as `briefgen.yaml` has it, to how its files end."""

from collections.abc import Mapping

from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format, which the module of its name in `writers` writes.

    One that is not `usual` is made of the kinds alone that ask for it.
    """

    suffix: str
    usual: bool = True


FORMATS: Mapping[str, Format] = {
    "docx": Format(".docx"),
    "pdf": Format(".pdf"),
    "tree": Format(".txt", usual=False),
}
USUAL = tuple(name for name, format_ in FORMATS.items() if format_.usual)
