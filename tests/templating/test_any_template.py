"""Whatever a template asks, it gets words or is told what is wrong; never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import templating
from briefgen.assembly import assemble
from briefgen.errors import BriefgenError, Diagnostic
from tests.sample_documents import NOON, project

BASES = """portfolio theme portfolio.initiatives theme.initiatives portfolio.themes
portfolio.event portfolio.note portfolio.initiatives.reach portfolio.initiatives.places
portfolio.initiatives.partners theme.initiatives.funding theme.advice.recommendations
portfolio.initiatives.funding.new_money portfolio.note.sign_off language none 1 0 'a' []
[1,2] (1,) portfolio.edition.date theme.title theme.lead x loop self
(portfolio.initiatives|first).funding (portfolio.initiatives|last).summary
[theme.title,none] [portfolio.title,theme] portfolio.initiatives[0] theme['title']
portfolio.initiatives[1:3] portfolio.initiatives[99] theme.title[0] namespace()"""
FIELDS = """title funding amount new_money fiscal_years partners places reach name country
count initiatives theme short_title date starts advice recommendations _trace __class__
items first upper format raw"""
FILTERS = """money money(exact=true) money(1) count count(feminine=1) date funding listing
number percent period place reach share(portfolio.initiatives.funding.new_money) share(1)
span t capital first last length released reverse unique sort sort(attribute='title')
sort(attribute='funding.total_value') sort(attribute='funding') sort(attribute=1)
map(attribute='funding.total_value') map(attribute='country') map(attribute='partners')
map('money') map('t') map map(attribute='x.y',default=1) selectattr('title')
selectattr('funding.kind','eq','new') selectattr('funding.amount','gt',1) selectattr
selectattr('title','nope') rejectattr('funding.total_value','none') default('x') safe
unique(attribute='theme') unique(true,'partners') join(',')"""
TESTS = ("defined", "none", "odd", "eq theme", "lt 1", "gt 'a'", "in [1]", "in none")
SIGNS = "+ - * / ~ == != < >= and or in"
SHEET = "---\ntitle: x\nper: theme\naudience: public\nlayout: note\n---\n{}\n"


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split())


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({}).{}".format, inner, one_of(FIELDS)),
        st.builds("{} | {}".format, inner, one_of(FILTERS)),
        st.builds("{} | {}".format, inner, one_of(FILTERS)),
        st.builds("({} {} {})".format, inner, one_of(SIGNS), inner),
        st.builds("({} is {})".format, inner, st.sampled_from(TESTS)),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({})()".format, inner),
    )


ASKED = st.recursive(one_of(BASES), larger, max_leaves=4)
STATEMENTS = st.sampled_from(
    (
        "{{{{ {} }}}}",
        "{{% if {} %}}a{{% endif %}}",
        "{{% for x in {} %}}{{{{ x }}}}{{% else %}}none{{% endfor %}}",
        "{{% set x = {} %}}{{{{ x }}}}",
        "{{% macro m(x) %}}{{{{ x }}}}{{% endmacro %}}{{{{ m({}) }}}}",
    )
)


def told(text: str, language: str) -> tuple[Diagnostic, ...]:
    found = project()
    try:
        kind = templating.read("sheet", "templates/sheet.md", text, found.renderer)
        assemble(found, kind, "advancing-gender-equality", language, NOON)
    except BriefgenError as error:
        return error.diagnostics
    return ()


@settings(max_examples=250)
@given(STATEMENTS, ASKED, st.sampled_from(("en", "fr")))
def test_any_template_is_printed_or_told(
    statement: str, asked: str, language: str
) -> None:
    mistakes = told(SHEET.format(statement.format(asked)), language)
    assert all(each.place.line >= 7 for each in mistakes)
