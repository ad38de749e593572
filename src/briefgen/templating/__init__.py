"""Templates: Jinja text with traced values, read and rendered to Markdown."""

from briefgen.templating.disclosure_errors import withheld
from briefgen.templating.document_kind import DocumentKind, read, variables
from briefgen.templating.front_matter import Front, front_field, subjects
from briefgen.templating.render import (
    Rendered,
    Renderer,
    untranslated,
)
from briefgen.templating.render_session import Session, default_words
from briefgen.templating.template_text import Script
from briefgen.templating.verdicts import Verdicts
