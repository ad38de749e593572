"""The paths in a data package to files of its folder, and to no others."""

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import inside
from briefgen.sources.data_package.json_parts import Part, parsed
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.value_classes import dataclass

FETCH = "put the file beside datapackage.json, and name it there"
LARGEST = 5_000_000  # bytes of a schema


@dataclass(frozen=True, slots=True)
class PackageFolder:
    """The file of a data package, and the files that lie beside it or below."""

    file: SourceFile

    def file_at(self, path: str) -> SourceFile:
        """Return a file of the package.

        Raises BriefgenError if its path leads to the network, or out of the folder.
        """
        if "://" in path or path.startswith("//"):
            message = f"this package names an address of the network: {path!a}"
            raise mistake(Place(self.file.name), message, RULE, FETCH)
        if not inside(self.file.path.parent, path):
            message = f"this package names a file outside its folder: {path!a}"
            raise mistake(Place(self.file.name), message, "outside", FETCH)
        folder = self.file.name.rpartition("/")[0]
        name = f"{folder}/{path}" if folder else path
        return SourceFile(self.file.path.parent / path, name)

    def part(self, declared: Part, name: str) -> Part:
        """Return a part of a resource, which may stand in a file of its own."""
        value = declared.get(name)
        if isinstance(value, str):
            file = self.file_at(value)
            return parsed(file.name, file.whole(LARGEST))
        return value if isinstance(value, dict) else {}

    def warning(self, message: str, hint: str | None = None) -> Diagnostic:
        """Return a warning about the package."""
        return Diagnostic(Place(self.file.name), message, RULE, hint, "warning")
