"""A Data Package, of version 1 or 2, to the tables that lie in its folder."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.errors import Place, mistake
from briefgen.sources.data_package.json_parts import Part, objects, parsed, text
from briefgen.sources.data_package.package_folder import PackageFolder
from briefgen.sources.data_package.resource import ResourceTable, resource_table
from briefgen.sources.grids.column_names import clean
from briefgen.sources.grids.grid import judge_size
from briefgen.sources.grids.main_table import judge_name, main_table
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile

NAME = "datapackage.json"
LARGEST = 20_000_000  # bytes of a package with the records in it
MOST = 100  # resources
RESOURCES = re.compile(rb'"resources"\s*:\s*\[')
ENTRIES = re.compile(rb'"(?:path|data)"\s*:')


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file is called as data packages are, or lists resources."""
    path = PurePosixPath(name.lower())
    lists = RESOURCES.search(head) and ENTRIES.search(head)
    return path.name == NAME or (path.suffix == ".json" and lists is not None)


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the tables of a data package; raise BriefgenError if it has none."""
    folder = PackageFolder(file)
    package = parsed(file.name, file.whole(LARGEST))
    usable, other = _tables(folder, package)
    if not usable:
        message = "this package has no table"
        hint = "tables are CSV files, named in `path` of a resource"
        raise mistake(Place(file.name), message, RULE, hint)
    sources = tuple(each.table for each in usable)
    judge_name(file.name, options.table, [each.name for each in sources])
    main, reason = main_table(sources, options.table)
    how = next(each for each in usable if each.table is main)
    remarks = [remark for each in usable for remark in each.remarks]
    if other:
        remarks.append(folder.warning(f"no tables, left out: {', '.join(other)}"))
    head = how.head if how.head[0] else None
    options = replace(options, table=main.name, head=head)
    reasons = {"table": reason, "head": "the package says so"}
    return SourceContent(file.name, sources, options, tuple(remarks), reasons)


def _tables(
    folder: PackageFolder, package: Part
) -> tuple[list[ResourceTable], list[str]]:
    """Return the tables of a package, and the names of resources that are none."""
    resources = objects(package, "resources")
    if len(resources) > MOST:
        message = f"this package has more than {MOST} resources"
        raise mistake(Place(folder.file.name), message, RULE)
    shared = {"dialect": package["dialect"]} if "dialect" in package else {}
    tables, other, cells = [], [], 0
    for number, resource in enumerate(resources, 1):
        name = text(resource, "name") or f"resource {number}"
        table = resource_table(folder, {**shared, **resource}, name)
        if table is None:
            other.append(clean(name))
            continue
        tables.append(table)
        cells += len(table.table.columns) * len(table.table.records)
        judge_size(folder.file.name, cells)
    return tables, other
