"""A kind, a subject and a reader to a draft: its words, its look and its colour."""

from briefgen import view
from briefgen.assembly.dependency_digests import settings_of
from briefgen.assembly.document_color import accent_place, document_color
from briefgen.assembly.draft import Draft
from briefgen.assembly.images.find_picture import Pictures
from briefgen.assembly.load_project import Project
from briefgen.errors import BriefgenError, Place
from briefgen.languages.words_of import words_of
from briefgen.templating import DocumentKind, withheld
from briefgen.view import Trace, Unreleased, subject_kind


def begin(project: Project, kind: DocumentKind, subject: str, trace: Trace) -> Draft:
    """Begin a document: its words, its look and its colour.

    It reads its subject, which its files are named after, and the edition's date, which
    they carry. Raises BriefgenError if it may not, and with the mistakes of its kind.
    """
    if kind.mistakes:
        raise BriefgenError(kind.mistakes)
    assert project.style is not None, "without a style no kind is planned"
    language = trace.language
    configuration = project.workspace.configuration
    organization = configuration.organization
    if lacking := configuration.lacks(language):
        raise BriefgenError(lacking)
    if kind.front.where is not None:
        trace.where = {kind.about(subject): kind.front.where}
    try:
        about = view.subject(subject_kind(kind.per).named(trace, subject))
        _ = view.portfolio(trace).edition.date  # type: ignore[union-attr]
    except Unreleased as held:
        raise withheld(held, Place(kind.path), _left_out(held, kind, subject)) from None
    place = accent_place(about)
    look = project.style.look(kind.front.layout)
    draft = Draft(
        project,
        kind,
        subject,
        about,
        trace,
        words_of(
            language,
            several_currencies=view.several_currencies(trace),
            office=configuration.office,
            jurisdiction=configuration.jurisdiction,
        ),
        look,
        document_color(project, about, look, place),
        organization.by_language[organization.language_of(language)],
        Pictures(project.workspace, look.page, trace.budget),
    )
    for setting in settings_of(kind.front):
        draft.note("setting", setting)
    draft.note("kind", kind.name)
    draft.note("look", kind.front.layout)
    if place:
        draft.note("accent", place)
    return draft


def _left_out(held: Unreleased, kind: DocumentKind, subject: str) -> str:
    """Return the hint how a kind can leave out subjects that it may not read."""
    if held.path == kind.about(subject):
        return "leave it out with `only: released` in the front matter"
    return "release it"
