"""Organizations, and what they do in an initiative."""

from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Partner, Role
from briefgen.reading.fields import Field, choice, required


def partner(texts: Texts) -> Field[Partner]:
    """Declare a partner."""
    role = choice(get_args(Role))
    return mapping(
        Partner,
        required(
            "name",
            texts.line,
            "of the organization",
            "{en: World Health Organization, fr: Organisation mondiale de la Santé}",
        ),
        required("role", role, "what it does in the initiative", "implementing"),
    )
