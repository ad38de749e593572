"""Where a value was imported from to words, or to values for JSON."""

from briefgen.provenance.imported_values import ImportedFrom


def words(imported: ImportedFrom | None) -> str:
    """Return where a value comes from; nothing if it was not imported."""
    if imported is None:
        return ""
    from briefgen.imports.mapping_file import ENDING, LOCK_ENDING
    from briefgen.imports.record_values import MAPPING

    place = f"{imported.source}, {imported.where}"
    if imported.where == MAPPING:
        name = imported.lock.removesuffix(LOCK_ENDING) + ENDING
        place = f"{name}, the same for all of {imported.source}"
    if imported.by_hand:
        return f"changed by hand since it was imported from {place}"
    return f"imported from {place}"


def as_json(imported: ImportedFrom | None) -> dict[str, object]:
    """Return where a value comes from as an entry for JSON; none if it was not imported."""
    if imported is None:
        return {}
    return {
        "imported": {
            "source": imported.source,
            "where": imported.where,
            "changed_by_hand": imported.by_hand,
        }
    }
