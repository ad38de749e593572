"""What templates print, and what they are told."""

import pytest

from briefgen import view
from briefgen.errors import BriefgenError, Place
from briefgen.languages.words_of import words_of
from briefgen.model import Release
from briefgen.templating import Renderer, Script, Session
from tests.templating.conftest import NOON, PATH, Render, portfolio, printed

FIRST = "{% set it = theme.initiatives | first %}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ theme.title }}", "Climate"),
        (FIRST + "{{ it.title }}", "Resilient | *Puna*"),
        (
            FIRST + "{{ it.funding | funding }}",
            "$9,200,000 over five years (2024–29)",
        ),
        (FIRST + "{{ it.funding.amount | money }}", "$9.2\u00a0million"),
        (FIRST + "{{ it.funding.amount | money(exact=true) }}", "$9,200,000"),
        (FIRST + "{{ it.funding.amount }}", "$9,200,000"),
        (FIRST + "{{ it.funding.duration | period }}", "five years"),
        (FIRST + "{{ it.funding.fiscal_years | period }}", "2024–25 to 2028–29"),
        (FIRST + "{{ it.funding.fiscal_years | span }}", "2024–25 to 2028–29"),
        (
            FIRST + "{{ it.funding.fiscal_years | span(compact=true) }}",
            "2024–25 to 2028–29",
        ),
        (FIRST + "{{ it.partners | listing }}", "GIZ"),
        (FIRST + "{{ it.partners | roles }}", "Implementing partner: GIZ"),
        (FIRST + "{{ it.places | first | place('in') }}", "in Peru (Piura)"),
        (FIRST + "{{ (it.places | first).country | place }}", "Peru"),
        (FIRST + "{{ (it.places | first).country | place('from') }}", "from Peru"),
        (FIRST + "{{ 'wells' | colon }}", ":"),
        (FIRST + "{{ 'minister' | article }}", "the"),
        (FIRST + "{{ 'theme' | t('themes', portfolio.themes) }}", "themes"),
        (FIRST + "{{ 'theme' | t('themes', 0) }}", "themes"),
        (
            FIRST + "{{ 'fiscal year' | t('fiscal years', it.funding.fiscal_years) }}",
            "fiscal years",
        ),
        (
            FIRST + "{{ it.places | listing | capital }}",
            "Piura and Lima, Peru, and the region",
        ),
        (FIRST + "{{ it.places | last | place | capital }}", "The region"),
        (FIRST + "{{ it.reach | first | reach }}", "over 40,000 girls"),
        (FIRST + "{{ it.theme.title }}", "Climate"),
        ("{{ theme.initiatives.funding.new_money | money }}", "$10\u00a0million"),
        ("{{ theme.initiatives | length | count }}", "two"),
        ("{{ theme.initiatives | length }}", "2"),
        ("{{ portfolio.event | period }}", "November\u00a015 and 16, 2024"),
        ("{{ portfolio.edition.date | date }}", "November\u00a016, 2024"),
        ('{{ "Total" | t }}', "Total"),
        ("{{ theme.title ~ ' and ' ~ portfolio.title }}", "Climate and Portfolio"),
        ("{% for i in theme.initiatives %}{{ loop.index + 1 }}{% endfor %}", "23"),
        (
            "{{ (theme.initiatives | sort(attribute='funding.amount') | first).title }}",
            "Secret",
        ),
        (
            "{{ theme.initiatives | map(attribute='title') | listing }}",
            "Resilient | *Puna* and Secret",
        ),
        (
            (
                "{{ (theme.initiatives | selectattr('funding.amount', 'gt', 1000000))"
                ".funding.new_money | money }}"
            ),
            "$9.2\u00a0million",
        ),
        (
            FIRST + "{{ it.funding.amount"
            " | share(theme.initiatives.funding.new_money) | percent }}",
            "92%",
        ),
        ("{% macro f(x) %}[{{ x }}]{% endmacro %}{{ f(theme.title) }}", "[Climate]"),
        ("{% if theme.lead %}lead{% else %}none{% endif %}", "none"),
        ("{% if theme.initiatives.funding.new_money > 5 %}much{% endif %}", "much"),
    ],
)
def test_a_template_prints(render: Render, template: str, expected: str) -> None:
    assert printed(*render(template)) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'theme' | t('themes', 0) }}", "thème"),
        ("{{ 'theme' | t('themes', 1) }}", "thème"),
        ("{{ 'theme' | t('themes', 2) }}", "thèmes"),
        ("{{ 'theme' | t('themes', 1000000) }}", "thèmes"),
        ("{{ 'ministre associée' | article('feminine') }}", "de la"),
        ("{{ 'Puna' | colon }}{{ 'x' | colon }}", ":\u00a0:"),
        (
            FIRST + "{{ it.partners | roles }}",
            "Partenaire d’exécution\u00a0: GIZ",
        ),
        (FIRST + "{{ it.places | first | place('of') }}", "du Pérou (Piura)"),
    ],
)
def test_a_template_prints_in_french(
    render: Render, template: str, expected: str
) -> None:
    assert printed(*render(template, language="fr")) == expected


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ it.places | first | place('at') }}", "expected 'in', 'of' or 'from'"),
        ("{{ it.places | last | place('in') }}", "this place has no country"),
        ("{{ it.title | place('in') }}", "expected a place, found text"),
        ("{{ 'x' | article('neuter') }}", "expected a gender, found text"),
        ("{{ 'x' | t('y', it.title) }}", "expected a number, a list or fiscal years"),
        ("{{ 'x' | t('y') }}", "expected a number, a list or fiscal years"),
        ("{{ it.places | roles }}", "expected a partner"),
        ("{{ it.title | span }}", "expected fiscal years, found text"),
    ],
)
def test_what_cannot_be_fitted_in_is_told(
    render: Render, template: str, told: str
) -> None:
    with pytest.raises(BriefgenError) as error:
        render(FIRST + template)
    assert told in str(error.value.diagnostics[0].message)


def test_a_phrase_is_translated(render: Render) -> None:
    assert (
        printed(*render('{{ "Recommendation" | t }}', language="fr"))
        == "Recommandation"
    )


def test_values_stand_in_the_text_as_placeholders(render: Render) -> None:
    rendered, session = render(FIRST + "| {{ it.title }} |")
    assert "Puna" not in rendered.text
    (value,) = session.values.values()
    assert (value.path, str(value.place)) == (
        "initiatives.puna.title.en",
        "data/initiatives/puna.yaml:3:8",
    )


def test_a_derived_value_knows_its_inputs(render: Render) -> None:
    _, session = render("{{ theme.initiatives.funding.new_money | money }}")
    (value,) = session.values.values()
    assert value.path is None
    assert [each.path for each in value.inputs] == [
        "initiatives.puna.funding.amount",
        "initiatives.secret.funding.amount",
    ]


def test_reads_are_recorded_in_conditions_too(render: Render) -> None:
    _, session = render("{% if theme.lead %}x{% endif %}")
    assert "themes.climate.lead" in session.trace.reads


def test_every_line_knows_its_template_line(render: Render) -> None:
    text = (
        "one\n{% if true %}\ntwo\n{% endif %}\n{% for i in theme.initiatives %}\n"
        "- {{ i.title }}\n{% endfor %}\n{% include 'sections/part.md' %}\nlast\n"
    )
    rendered, _ = render(text, line=10, part="inside\nagain\n")
    lines = dict(zip(rendered.text.split("\n"), rendered.places, strict=True))
    assert str(lines["one"]) == f"{PATH}:10"
    assert str(lines["two"]) == f"{PATH}:12"
    assert str(lines["again"]) == "templates/sections/part.md:2"
    assert str(lines["last"]) == f"{PATH}:18"
    items = [place for line, place in lines.items() if line.startswith("- ")]
    assert {str(place) for place in items} == {f"{PATH}:15"}


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "{{ theme.titel }}",
            "unknown field 'titel' [undefined-name]\n  hint: did you mean 'title'?",
        ),
        ("{{ nothing }}", "unknown name 'nothing' [undefined-name]"),
        (
            "{{ theme.lead }}",
            "nothing to print: the field is not given; test for it first",
        ),
        ("{{ theme.lead.x }}", "'x' asked of a value, which has no fields"),
        (
            "{% for part in [portfolio.contact] %}{% endfor %}",
            "nothing (test for it first) cannot stand in a list [template-value]",
        ),
        ("{{ portfolio.contact.name }}", "'name' asked of something that is not given"),
        ("{{ theme.title.raw }}", "'raw' asked of a value, which has no fields"),
        ("{{ theme.initiatives._trace }}", "'_trace' cannot be reached from a"),
        ("{{ theme.initiatives['_trace'] }}", "unknown field '_trace'"),
        ("{{ theme.initiatives.trace }}", "unknown field 'trace'"),
        ("{{ theme['__class__'] }}", "unknown field '__class__'"),
        ("{{ 'x'.format }}", "unknown name 'format'"),
        (
            "{{ theme }}",
            "a record cannot be printed: name one of its fields (id, title, ",
        ),
        (
            "{{ theme.initiatives }}",
            "a list cannot be printed: loop over it or use 'listing'",
        ),
        ("{{ true }}", "a yes or no cannot be printed: test it"),
        ("{{ 2 * 3 }}", "there is no arithmetic in templates: sums and shares come"),
        ("{{ -theme.title }}", "no arithmetic in templates: '-' is not available"),
        ("{{ theme.title() }}", "'title' cannot be called from a template"),
        (
            "{{ theme.title | money }}",
            "expected an amount, found text [template-value]",
        ),
        ("{{ theme.title | date }}", "expected a date, found text"),
        ("{{ theme.title | period }}", "expected a period, found text"),
        ("{{ theme.title | count }}", "expected a number, found text"),
        ("{{ theme.title | funding }}", "expected a funding, found text"),
        ("{{ theme.title | released }}", "expected a list, found text"),
        (
            "{{ [theme, theme.initiatives[0]] | released('funding') | length }}",
            "unknown field 'funding'",
        ),
        ("{{ theme.title | length }}", "expected a list, found text"),
        ("{{ theme.title | first }}", "expected a list, found text"),
        ("{{ theme.title | sort }}", "expected a list, found text"),
        ("{{ theme.initiatives | listing }}", "expected a value, found a record"),
        ("{% for x in theme.title %}{% endfor %}", "only lists can be looped over"),
        (
            "{% if theme.title < 3 %}{% endif %}",
            "only amounts, numbers, dates and fiscal years can be compared",
        ),
        ("{% include 'other.md' %}", "no template 'other.md' in templates/ [include]"),
        ("{% include '../other.md' %}", "no template '../other.md' in templates/"),
        (
            "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
            "the template turns or prints without end [endless-loop]",
        ),
        (
            (
                "{% macro f(n) %}{% for a in [1,2,3,4,5,6,7,8,9] %}{{ n(n) }}{% endfor %}"
                "{% endmacro %}{{ f(f) }}"
            ),
            "the template turns or prints without end [endless-loop]",
        ),
        (
            "{% set a %}"
            + "x" * 1000
            + "{% endset %}"
            + "".join("{% set a %}" + "{{ a }}" * 10 + "{% endset %}" for _ in range(9))
            + "{{ a }}",
            "one document may take 10,000,000 characters of text",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    render: Render, template: str, message: str
) -> None:
    with pytest.raises(BriefgenError) as caught:
        render("\n" + template)
    (found,) = caught.value.diagnostics
    assert str(found).startswith(f"{PATH}:6: error: {message}")


def test_a_phrase_without_translation_is_a_mistake(render: Render) -> None:
    with pytest.raises(BriefgenError, match="no translation of 'Blue' into 'fr'"):
        render('{{ "Blue" | t }}', language="fr")


def test_a_text_without_translation_is_told_in_the_data(render: Render) -> None:
    with pytest.raises(
        BriefgenError,
        match=r"data/themes.yaml:9:10: error: this text is missing in French",
    ):
        render("{{ theme.title }}", language="fr", theme=1)


@pytest.mark.parametrize(
    "template",
    [
        "{{ theme.initiatives.funding.new_money | money }}",
        "{{ theme.initiatives | length }}",
        "{% for i in theme.initiatives %}{% endfor %}",
        "{% if theme.initiatives %}{% endif %}",
        "{{ (theme.initiatives | last).title }}",
        "{% for i in theme.initiatives[:1] %}{{ i.title }}{% endfor %}",
        "{% for i in theme.initiatives %}{{ loop.length }}{% endfor %}",
        "{% for i in theme.initiatives %}{{ loop.last }}{% endfor %}",
        "{% set a, b = theme.initiatives %}{{ a.title }}",
        "{% if theme.initiatives[0] in theme.initiatives %}in{% endif %}",
        "{{ (theme.initiatives | sort(attribute='order') | first).title }}",
        "{{ (theme.initiatives | selectattr('short_title') | first).title }}",
        "{{ theme.initiatives | map(attribute='title') | first }}",
        "{{ (theme.initiatives | reverse | first).title }}",
        "{% macro n(all) %}{{ all | length }}{% endmacro %}{{ n(theme.initiatives) }}",
    ],
)
def test_a_public_document_reads_nothing_that_is_not_released(
    render: Render, template: str
) -> None:
    with pytest.raises(BriefgenError) as caught:
        render(template, audience="public")
    (found,) = caught.value.diagnostics
    assert str(found) == (
        f"{PATH}:5: error: a public document reads initiatives.secret, "
        "which is embargoed until January 1, 2030, 12:00 am UTC [unreleased]\n"
        "  hint: leave it out with `| released` after the list, or make the kind"
        " internal; until then, `briefgen build --preview` makes it internally"
    )


def test_what_is_not_released_can_be_left_out(render: Render) -> None:
    template = "{{ (theme.initiatives | released).funding.new_money | money }}"
    assert printed(*render(template, audience="public")) == "$9.2\u00a0million"
    assert printed(*render(template)) == "$10\u00a0million"


@pytest.mark.parametrize(
    "template",
    [
        "{% from 'sections/words.md' import found %}{{ found }}",
        "{% import 'sections/words.md' as words %}{{ words.say() }}",
    ],
)
def test_what_is_imported_has_the_words_of_each_document(template: str) -> None:
    words = (
        "{% set found = 'New funding' | t %}{% macro say() %}{{ found }}{% endmacro %}"
    )
    renderer = Renderer(lambda name: words if name == "sections/words.md" else None)
    script = Script(template, Place(PATH, 1, None))
    assert renderer.judge([script], {}) == ()
    said = []
    for language in ("en", "fr"):
        trace = view.Trace(portfolio(), language, "internal", NOON)
        session = Session(trace, words_of(language, several_currencies=False))
        said.append(printed(renderer.render(script, {}, session), session))
        assert language == "en" or ("phrase", "New funding") in trace.recorded
    assert said == ["New funding", "Nouveau financement"]


@pytest.mark.parametrize("asked", ["'funding'", "attribute='funding'"])
def test_what_has_a_field_that_is_not_released_can_be_left_out(
    render: Render, asked: str
) -> None:
    template = f"{{{{ theme.initiatives | released({asked}) | length }}}}"
    held = {"initiatives.puna.funding": Release("internal")}
    assert printed(*render(template, audience="public")) == "1"
    assert printed(*render(template, audience="public", releases=held)) == "0"
    assert printed(*render(template, releases=held)) == "2"


def test_a_field_to_release_by_is_one_that_there_is(render: Render) -> None:
    with pytest.raises(BriefgenError, match="unknown field 'finding'") as caught:
        render("{{ theme.initiatives | released('finding') | length }}")
    assert caught.value.diagnostics[0].hint == "did you mean 'funding'?"


def test_advice_is_internal(render: Render) -> None:
    with pytest.raises(BriefgenError, match="internal, protected-a"):
        render("{{ theme.advice.issue }}", audience="public")
    _, session = render("{{ theme.advice.issue }}")
    assert session.trace.label_of_reads.markings == ("protected-a",)
