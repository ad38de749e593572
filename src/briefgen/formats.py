"""The table of formats: a name, as `briefgen.yaml` has it, to how its files end."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

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
# What PDF files follow: PDF/UA-1 and PDF/A-2a, or PDF/UA-2, PDF/A-4f and WTPDF.
PdfStandard: TypeAlias = Literal["ua1", "ua2"]
PDF_STANDARDS: tuple[PdfStandard, ...] = get_args(PdfStandard)
USUAL_PDF: PdfStandard = "ua1"
