"""An exception, or the present call stack, to the line of the template behind it."""

import inspect
import types

from jinja2 import Template

from briefgen.errors import Place

MARK = "__jinja_template__"  # what Jinja's code of a template is known by


def raised_at(error: BaseException, place: Place) -> Place:
    """Return the template line that an exception came from; `place` is its script's."""
    step: types.TracebackType | None = error.__traceback__
    best = place
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if path == place.path or path.startswith("templates/"):
            best = Place(path, step.tb_lineno, None)
        step = step.tb_next
    return best


def running_at() -> Place:
    """Return the template line that is rendered now."""
    frame = inspect.currentframe()
    while frame is not None and MARK not in frame.f_globals:
        frame = frame.f_back
    assert frame is not None, "a template is rendered"
    template: Template = frame.f_globals[MARK]
    line = template.get_corresponding_lineno(frame.f_lineno)
    return Place(template.filename or "", line, None)
