"""The name of a file under `templates/` to the picture that a document shows."""

import os
from dataclasses import field
from pathlib import Path, PurePosixPath

from briefgen import tree
from briefgen.assembly.images.pixels import LARGEST, Pixels
from briefgen.document_limits import Budget, Spent
from briefgen.drawing import Drawing
from briefgen.errors import Place, mistake
from briefgen.files import content, reason
from briefgen.reading import quoted
from briefgen.style import TALLEST, PageSetup
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

RULE = "picture"
HINT = "names count from the folder templates: ![words](pictures/name.png)"
OUTSIDE = "copy the file into the folder templates and name it from there"
LEAST = 1.0  # points; a picture can be seen


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one document; each file is read once, and its pixels counted."""

    workspace: Workspace
    page: PageSetup
    budget: Budget
    images: dict[str, Pixels] = field(default_factory=dict)

    def picture(self, name: str, words: str, place: Place) -> tree.Picture:
        """Return the picture in a file, with its words.

        It has the size of its pixels at its own dpi, but is never larger than the page
        allows. Raises BriefgenError at `place` for a file that cannot be used.
        """
        if name not in self.images:
            self.images[name] = self._read(name, place)
        image, page = self.images[name], self.page
        tallest = page.body * TALLEST
        scale = min(1.0, page.measure / image.width, tallest / image.height)
        width, height = (
            min(max(side * scale, LEAST), most)  # a product may be a hair wider
            for side, most in ((image.width, page.measure), (image.height, tallest))
        )
        alternative = words.strip().replace("\n", " ")
        return tree.Picture(name, alternative, image.data, width, height, image.format)

    def drawing(
        self, name: str, color: str, fit: tuple[float, float], place: Place
    ) -> Drawing:
        """Return the drawing in an SVG, as large as fits; `color` is its `currentColor`.

        Raises BriefgenError at `place` for a file that cannot be used.
        """
        from briefgen.assembly.images import svg_numbers, svg_shapes

        data = _content(_file(self.workspace, name, place), name, place)
        try:
            self.budget.spend_once("pictures", name, 1)
            self.budget.spend_once("bytes", name, len(data))
        except Spent as spent:
            raise spent.at(place) from None
        try:
            return svg_shapes.drawing_of(data, color, fit)
        except svg_numbers.DrawingError as error:
            message = f"the picture {quoted(name)} {error.message}"
            raise mistake(place, message, RULE, error.hint) from None

    def shipped(self, name: str, color: str, fit: tuple[float, float]) -> Drawing:
        """Return one of our own icons, as large as fits."""
        from briefgen.assembly.images import svg_shapes

        path = Path(__file__).parent / "icons" / f"{name}.svg"
        return svg_shapes.drawing_of(path.read_bytes(), color, fit)

    def _read(self, name: str, place: Place) -> Pixels:
        from briefgen.assembly.images import clean_picture

        data = _content(_file(self.workspace, name, place), name, place)
        try:
            self.budget.spend_once("pictures", name, 1)
            self.budget.spend_once("bytes", name, len(data))
            self.budget.spend_once("pixels", name, clean_picture.count(data))
        except Spent as spent:
            raise spent.at(place) from None
        image = clean_picture.read(data)
        if isinstance(image, clean_picture.Fault):
            message = f"the picture {quoted(name)} {image.message}"
            raise mistake(place, message, RULE, image.hint)
        return image


def _file(workspace: Workspace, name: str, place: Place) -> Path:
    path = None if _leads_out(name) else workspace.template_file(name)
    return path or _refuse(workspace, name, place)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return ":" in name or path.is_absolute() or ".." in path.parts


def _refuse(workspace: Workspace, name: str, place: Place) -> Path:
    if not name:
        raise mistake(place, "a picture without a file", RULE, HINT)
    if "\\" in name:
        message = f"the picture {quoted(name)} is not written with forward slashes"
        raise mistake(place, message, RULE, HINT)
    if _leads_out(name):
        message = f"a picture outside the folder templates: {quoted(name)}"
        raise mistake(place, message, RULE, OUTSIDE)
    if os.path.lexists(workspace.root / "templates" / name):
        message = f"the picture {quoted(name)} is no file of the folder templates"
        raise mistake(place, message, RULE, OUTSIDE)
    message = f"no picture {quoted(name)} in the folder templates"
    file = quoted(f"templates/{name}")
    hint = f"names count from that folder: save it as {file}, or correct the name"
    raise mistake(place, message, RULE, hint)


def _content(path: Path, name: str, place: Place) -> bytes:
    """Return the bytes of a file, or enough to show that it is too large."""
    try:
        return content(path, LARGEST)
    except OSError as error:
        message = f"the picture {quoted(name)} cannot be read: {reason(error)}"
        raise mistake(place, message, RULE) from None
