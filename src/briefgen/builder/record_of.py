"""Turn a document that was made into the record of all that it depends on."""

import datetime
from collections.abc import Iterable

from briefgen.assembly import Fitted, Project
from briefgen.builder.compare import ENGINE
from briefgen.state.document_record import FITTED, ITSELF, ROOT, Recorded, roots_of
from briefgen.state.fingerprints import CHARTS, engine_versions
from briefgen.view import VALUE
from briefgen.view import Recorded as Read


def record_of(
    read: Read, fitted: Fitted, project: Project, as_of: datetime.datetime
) -> Recorded:
    """Return a document's dependencies: those read, those tried to fit it, the engine.

    What a document both tried and read is recorded once. So are the themes and
    initiatives among them: while one of them is the same, none of its values is read.
    """
    language = fitted.assembled.document.properties.language
    engine = _engine((read, *fitted.tried.values()))
    own = {(ITSELF, *key): digest for key, digest in {**read, **engine}.items()}
    others = {
        (each, *key): digest
        for each, tried in fitted.tried.items()
        for key, digest in tried.items()
        if each != language or read.get(key) != digest
    }
    recorded = {**own, **others, FITTED: fitted.decision} if others else own
    return _with_roots(recorded, project, as_of)


def record_of_tree(read: Read, project: Project, as_of: datetime.datetime) -> Recorded:
    """Return the dependencies of a document that was not fitted to pages."""
    keys = {**read, **_engine((read,))}.items()
    own = {(ITSELF, *key): digest for key, digest in keys}
    return _with_roots(own, project, as_of)


def _with_roots(
    recorded: Recorded, project: Project, as_of: datetime.datetime
) -> Recorded:
    digests = project.root_digests(as_of)
    keys = [key for _, kind, key in recorded if kind == VALUE]
    roots = dict.fromkeys(root for key in keys for root in roots_of(key))
    return {
        **recorded,
        **{(ITSELF, ROOT, root): digests.of(root) for root in roots},
    }


def _engine(reads: Iterable[Read]) -> Read:
    """Return the engine's versions; matplotlib's only if custom charts were drawn."""
    custom = any(kind == "code" for read in reads for kind, _ in read)
    versions = engine_versions().items()
    return {(ENGINE, name): now for name, now in versions if custom or name != CHARTS}
