"""Declared fields: what a file may hold, how it is read, and its JSON Schema at once."""

from briefgen.reading.fields.colors import HEX, color
from briefgen.reading.fields.lists import distinct, list_of, mapping_of, shorthand
from briefgen.reading.fields.nearest_name import meant, nearest
from briefgen.reading.fields.reader import (
    At,
    Field,
    Form,
    Member,
    Reader,
    Schema,
    Undeclared,
)
from briefgen.reading.fields.records import (
    aside,
    is_missing_in,
    missing_in,
    optional,
    per_language,
    record,
    required,
)
from briefgen.reading.fields.scalars import (
    Unreadable,
    boolean,
    choice,
    decimal,
    email,
    integer,
    known,
    nearest_slug,
    prose,
    read_slug,
    scalar,
    slug,
    text,
    url,
)
from briefgen.reading.fields.schema_examples import with_examples
from briefgen.reading.fields.times import (
    DATE,
    IN_ORDER,
    date,
    in_years,
    instant,
    read_date,
)
from briefgen.reading.fields.unknown_names import CODE, OtherLanguages
