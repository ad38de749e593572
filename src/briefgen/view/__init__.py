"""The read-only, tracing face of the portfolio that templates and charts see.

A template never sees raw data: every field it takes is handed out as a `Value` that
knows its path, and every access is recorded. In a public document a value that is not
released raises `Unreleased` the moment it is read.
"""

from briefgen.view.aggregates import Totals
from briefgen.view.amounts import Compared, compared
from briefgen.view.conditions import Condition, Plain, Requirement, condition_in, plain
from briefgen.view.derived import Many, Names, Shape
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.groups import Country, Way
from briefgen.view.own_records import declaration_of, names_in
from briefgen.view.reads import Reads
from briefgen.view.record import (
    ABSENT,
    GONE,
    HELD,
    LEFT_OUT,
    VALUE,
    Recorded,
    digest,
    shortened,
    shown,
)
from briefgen.view.records import FieldValue, Listing, Record
from briefgen.view.release_label import ReleaseLabel
from briefgen.view.released import released
from briefgen.view.replay import Replay
from briefgen.view.root_digests import (
    RootDigests,
    is_listed,
    is_of_whole,
    is_wordless,
    wholes_in,
)
from briefgen.view.schema import computed, owned, parts
from briefgen.view.share_range import UsedShare, amount_in, range_of, used_share
from briefgen.view.subject_kinds import (
    COLLECTIONS,
    SUBJECT_KINDS,
    Subject,
    subject_kind,
    whole_of,
)
from briefgen.view.subjects import (
    initiative,
    initiative_named,
    portfolio,
    subject,
    summarised,
    theme,
    theme_named,
)
from briefgen.view.survey import computed_as, safe_path, several_currencies
from briefgen.view.theme_colors import (
    own_color,
    own_icon,
    place_of,
    theme_color,
    theme_place,
)
from briefgen.view.theme_totals import FundingByTheme, ThemeTotals, funding_by_theme
from briefgen.view.totals import conversion_of, in_own_currency, total_of
from briefgen.view.trace import Placeholders, SharedTrace, Trace
from briefgen.view.untracked import offered, size_of, trace_of
from briefgen.view.values import Raw, Value, bare
from briefgen.view.words_in_languages import in_all_languages, in_other_language
