"""Generated kinds and charts that read everything, some with and some without care."""

from collections.abc import Mapping, Sequence

from tests.disclosure.seeded import Seeded

HEAD = """\
---
title: "{title}"
kicker: "{kicker}"
foot: "{foot}"
keywords: ["{keyword}"]
per: {per}
audience: {audience}
layout: {layout}
formats: [{formats}]
{more}---
"""
# Everything that may be known of money, read with care.
MONEY = """\
---
title: Money
per: portfolio
audience: public
layout: backgrounder
formats: [{formats}]
---
{{% set kept = portfolio.initiatives | released('funding') %}}
{{{{ kept.funding.new_money | money(exact=true) }}}}
{{% for i in kept %}}
- {{{{ i.funding | funding }}}} {{{{ i.funding.amount | money(exact=true) }}}}
{{% for l in i.funding.lines | released('source_of_funds') %}}{{% if l.source_of_funds %}}{{{{ l.source_of_funds }}}}{{% endif %}}{{% endfor %}}
{{% for l in i.funding.lines %}}{{% for y in l.profile | released %}}{{{{ y.fiscal_year }}}} {{{{ y.amount }}}}{{% endfor %}}{{% endfor %}}
{{% endfor %}}
{{% for r in kept.rates | released('source') %}}
- {{{{ r.currency | currency }}}} {{{{ r.value }}}} {{{{ r.source }}}} {{{{ r.date | date }}}}
{{% endfor %}}
"""
LINES = (
    "{{ portfolio.title }}",
    "{{ portfolio.short_title }}",
    "{{ portfolio.event.name }}",
    "{{ portfolio.event.place }}",
    "{{ portfolio.event.short_name | capital }}",
    "{{ portfolio.edition.label }}",
    "{{ portfolio.notice }}",
    "{{ portfolio.contact.name ~ ' ' ~ portfolio.contact.email }}",
    "{{ portfolio.source.title }} {{ portfolio.source.url }}",
    "{{ portfolio.note.addressee }} {{ portfolio.note.tracking_number }} {{ portfolio.note.addressee_gender }}",
    "{{ portfolio.note.sign_off | listing }}",
    "{{ portfolio.note.advice_notice }} {{ portfolio.note.action_required }}",
    "{{ portfolio.event | period }}",
    "{{ portfolio.event.starts | date }} {{ portfolio.edition.date | date }}",
    "{{ (portfolio.initiatives | released('funding')).funding.new_money | money }}",
    "{{ ((portfolio.initiatives | released).partners | released('name')) | length }}",
    "{{ portfolio.initiatives | released('theme') | length }}",
    "{{ portfolio.initiatives | length }}",
    "{{ (portfolio.initiatives | released).funding.new_money | money(exact=true) }}",
    "{{ portfolio.initiatives.funding.new_money | money(exact=true) }}",
    "{{ portfolio.initiatives | released | length }}",
    "{{ (portfolio.initiatives | released).partners | listing }}",
    "{{ (portfolio.initiatives | released).places | listing }}",
    "{{ portfolio.themes | released | map(attribute='title') | listing }}",
    "{{ portfolio.initiatives | released | map(attribute='id') | listing }}",
)
REACHING = (  # what tells of a theme through its initiatives
    """{% for i in portfolio.initiatives | released %}
{% if i.theme in portfolio.themes | released %}Of a theme{% else %}Of none{% endif %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
- {{ i.theme.initiatives | released | length }}
- {{ (i.theme.initiatives | released('funding')).funding.new_money | money }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
- {{ portfolio.initiatives | released | selectattr('theme', 'eq', i.theme) | length }}
{% endfor %}""",
    "{{ portfolio.initiatives | released | unique(attribute='theme') | length }}",
    """{% for i in portfolio.initiatives | released %}
{% if loop.last or i.theme == loop.nextitem.theme %}As the next{% endif %}
{% endfor %}""",
)
ORDERED = """{% for i in portfolio.initiatives | released %}
- {{ i.id }}
{% endfor %}"""
TOTALS = (  # exactly, so that a sum with what is held back is found
    "{{ (portfolio.initiatives | released).funding.new_money | money(exact=true) }}",
    """{% set kept = portfolio.initiatives | released('funding') %}
{{ kept.funding.new_money | money(exact=true) }}""",
    """{% for t in portfolio.themes | released %}
- {{ (t.initiatives | released('funding')).funding.new_money | money(exact=true) }}
{% endfor %}""",
)
BODIES = (
    "{{ portfolio.introduction }}",
    "{% if portfolio.advice %}{{ portfolio.advice.issue }}{% else %}None{% endif %}",
    """{% for t in portfolio.themes | released %}
## {{ t.title }}

{{ t.lead }}
{% endfor %}""",
    """{% for t in portfolio.themes %}
{{ t.title }} {{ t.introduction }}
{% endfor %}""",
    """{% for t in portfolio.themes | released %}
{% if t.advice.issue %}Yes{% endif %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released | sort(attribute='title') %}
- {{ i.title }}: {{ i.funding.amount | money(exact=true) }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
{{ i.description }}

{{ i.partners | released | listing if i.partners | released else 'None' }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
{% for r in i.reach | released %}
- {{ r | reach }}
{% endfor %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
{% for p in i.places | released %}
- {{ p | place }}
{% endfor %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
{{ i.summary }}

{{ i.source }} {{ i.theme.title }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | selectattr('short_title') %}
{{ i.short_title }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released('funding') %}
- {{ i.id }}: {{ i.funding | funding }}; {{ i.order }}
{% if i.funding.total_value %}
- {{ i.funding.total_value | money(exact=true) }}
{% endif %}
{% if i.funding.duration %}
- {{ i.funding.duration }} {{ i.funding.fiscal_years | period }}
{% endif %}
{% endfor %}""",
    """{% for p in (portfolio.initiatives | released).partners | released('name') %}
- {{ p.name }} {{ p.role }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
{% for r in i.reach | released('who') %}
- {{ r.count }} {{ r.who }} {{ r.women_percent }} {{ r.bound }}
{% endfor %}
{% endfor %}""",
    """{% for office in portfolio.note.sign_off | released %}
- {{ office }}
{% endfor %}""",
    """{% for t in portfolio.themes | released %}
- {{ t.note.tracking_number }} {{ t.note.addressee }} {{ t.note.addressee_gender }}
{% endfor %}
{% for i in portfolio.initiatives | released %}
- {{ i.note.date | date }} {{ i.note.due_date | date }} {{ i.note.action_required }} {{ i.note.gba_plus }}
{% for o in i.note.options %}
- {{ o.title }} {{ o.description }} {{ o.advantages | listing }}
{% endfor %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released('note') %}
- {{ i.note.consultations }} {{ i.note.communications }}
{% endfor %}""",
    """{% for a in portfolio.advice.recommendations | released %}
- {{ a }}
{% endfor %}""",
    "{% for i in portfolio.initiatives[1:] %}{{ loop.index }}{% endfor %}",
    """{% if portfolio.initiatives %}
{{ (portfolio.initiatives | first).title }}
{% endif %}""",
    """{% set a = portfolio.advice %}
{{ a.background }} {{ a.considerations }} {{ a.risks }} {{ a.next_steps }}
{% for t in portfolio.themes %}
{% if t.advice %}{{ t.advice.background }} {{ t.advice.considerations }}{% endif %}
{% endfor %}
{% for i in portfolio.initiatives %}
{% if i.advice %}{{ i.advice.issue }} {{ i.advice.next_steps }}{% endif %}
{% endfor %}""",
    """{% if portfolio.initiatives | released %}
{{ (portfolio.initiatives | released)[0].title }}
{% endif %}""",
    *REACHING,
    "Words[^1].\n\n[^1]: {{ portfolio.notice }}",
    "| A | B |\n|---|---|\n| {{ portfolio.title }} | {{ portfolio.notice }} |",
)
PARTICULARS = (  # chosen apart, so that what is above stays as it was for each seed
    """{% for i in portfolio.initiatives | released %}
{% for r in i.results | released %}
- {{ r.indicator }} {{ r | result }} {{ r.actual | number }} {{ r.unit }}
{% endfor %}
{% for m in i.milestones | released %}
- {{ m.date | date }} {{ m.text }} {% if m.done %}Yes{% endif %}

{% endfor %}
{% for l in i.links | released %}
- [{{ l.title }}]({{ l.url }})
{% endfor %}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
- {{ i.sectors | released | sectors if i.sectors | released else '-' }}
- {{ i.markers | released | markers if i.markers | released else '-' }}
{% endfor %}""",
    """{% for t in portfolio.themes | released %}
- {{ t.also | length }} {% for i in t.also %}{{ i.id }} {{ i.theme.title }}{% endfor %}

{% endfor %}
{% for i in portfolio.initiatives | released('theme') %}
- {{ i.also_in | length }} {% for t in i.also_in %}{{ t.title }}{% endfor %}

{% endfor %}""",
    """{% for i in portfolio.initiatives | released('quote') | released('contact') %}
- {{ i.quote | quote }} {{ i.quote.by }}
- {{ i.contact.name }} {{ i.contact.email }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
- {{ i.results | length }} {{ (i.results | first) | result }} {{ i.markers | markers }}
- {{ i.quote | quote }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released('status') %}
- {{ i.status | status }} {{ i | period }} {{ i.status.as_of | date }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released %}
- {{ i.starts }} {{ i.ends | date }} {{ i.status | status if i.status else '-' }}
{% endfor %}""",
    """{% for i in portfolio.initiatives | released
    | selectattr('status.state', 'eq', 'planned') %}
- {{ i.id }}
{% endfor %}""",
)
CHARTS = (
    "![{{ portfolio.title }}](chart:released)",
    "![{{ portfolio.event.name }}](chart:themes)",
    "![Funding](chart:careless)",
    "![Reach](chart:reach)",
    "![Periods](chart:periods)",
    "![Places](chart:places)",
    "![Years](chart:years)",
    "![Increases](chart:increases)",
    "![Results](chart:results)",
    "![People](chart:people)",
    "![Changes](chart:changes)",
)
OWN: Mapping[str, tuple[str, ...]] = {
    "portfolio": ("{{ portfolio.title }}", "Everything"),
    "theme": (
        "{{ theme.title }}",
        "A theme",
        "{{ theme.title }} {{ (theme.initiatives | released).funding.new_money | money }}",
    ),
    "initiative": ("{{ initiative.title }}", "An initiative", "{{ initiative.id }}"),
}
MORE = ("only: released", "controls: true", "contents: true")
PER = ("portfolio", "portfolio", "theme", "initiative")
GUARD = "{% if portfolio.initiatives | released %}\n\nSome.\n\n{% endif %}"


def reaching() -> dict[str, str]:
    """Write a public kind for each way to tell of what is held back by what is not."""
    return _public("reaching", (*REACHING, ORDERED))


def totals() -> dict[str, str]:
    """Write a public kind for each list of what may be shown that is added up."""
    return _public("totals", TOTALS)


GROUPED = {
    "country": (
        "{{ country.name }} {{ country.code }} {{ country | place('in') }}",
        "{{ country.initiatives.places | released('country') | listing }}",
        "![Funding](chart:released)",
    ),
    "partner": ("{{ partner.title }}", "{{ partner.initiatives | length }}"),
    "sector": ("{{ sector.name }}", "{{ sector.code }}"),
}


CHOOSING = (
    ("theme", "{partners.role: [funder, leading, partner]}"),
    ("initiative", "{places.country: [HU, IE, EG, OM, LA, TD]}"),
    ("portfolio", "{reach.bound: exact}"),
    ("country", "[{partners.role: funder}, {order: {from: 500000}}]"),
)


def grouped() -> dict[str, str]:
    """Write public kinds per country and per partner that say what they can."""
    found: dict[str, str] = {}
    for per, lines in GROUPED.items():
        listed = f"{per}.initiatives"
        total = f"({listed} | released('funding')).funding.new_money"
        each = f"{{% for i in {listed} %}}\n- {{{{ i.id }}}}\n{{% endfor %}}"
        every = (*lines, each, f"{{{{ {total} | money(exact=true) }}}}", "Words.")
        found |= _public(f"per-{per}", every, per)
    for per, where in CHOOSING:
        listed = f"{per}.initiatives"
        total = f"({listed} | released('funding')).funding.new_money"
        each = f"{{% for i in {listed} %}}\n- {{{{ i.id }}}}\n{{% endfor %}}"
        every = (each, f"{{{{ {total} | money(exact=true) }}}}", "Words.")
        found |= _public(f"per-{per}-where", every, per, f"where: {where}\n")
    return found


def speechless() -> dict[str, str]:
    """Write public kinds that say nothing of what they are about but its id."""
    return _public("of-theme", ["Words."], "theme") | _public(
        "of-initiative", ["Words."], "initiative"
    )


def _public(
    name: str, bodies: Sequence[str], per: str = "portfolio", more: str = ""
) -> dict[str, str]:
    written = {
        "title": "A title",
        "kicker": "Kicker",
        "foot": "Foot",
        "keyword": "word",
        "per": per,
        "audience": "public",
        "layout": "backgrounder",
        "formats": "tree",
        "more": more,
    }
    head = HEAD.format(**written)
    return {
        f"templates/{name}{number}.md": f"{head}Words.\n\n{body}\n"
        for number, body in enumerate(bodies)
    }


def kinds(choose: Seeded, formats: str) -> dict[str, str]:
    """Write four public kinds, and an internal one that reads the most."""
    found = {}
    for number, per in enumerate(PER):
        body = [*choose.some(BODIES, 1), *choose.some(LINES, choose.below(2))]
        if choose.maybe(35):
            body.append(choose.one(CHARTS))
        if choose.maybe(20):
            body.append(GUARD)
        found[f"templates/kind{number}.md"] = (
            _head(choose, per, "public", formats) + "\n\n\n".join(body) + "\n"
        )
    head = _head(choose, "portfolio", "internal", formats)
    everything = "\n\n".join((*BODIES[:20], *PARTICULARS))
    apart = Seeded(f"{choose._seed} particulars")
    for number, chosen_body in enumerate(apart.some(PARTICULARS, 2)):
        start = _head(apart, "portfolio", "public", formats)
        found[f"templates/particulars{number}.md"] = f"{start}{chosen_body}\n"
    return {**found, "templates/memo.md": f"{head}{everything}\n"}


def _head(choose: Seeded, per: str, audience: str, formats: str) -> str:
    plain = not choose.maybe(15)
    return HEAD.format(
        title=choose.one(OWN[per]),
        kicker="Kicker" if plain else choose.one(LINES),
        foot="Foot" if not choose.maybe(15) else choose.one(LINES),
        keyword="word" if not choose.maybe(15) else choose.one(LINES),
        per=per,
        audience=audience,
        layout="note" if audience == "internal" else "backgrounder",
        formats=formats,
        more="".join(f"{line}\n" for line in MORE if choose.maybe(40)),
    )


def charts() -> dict[str, str]:
    """Write charts, one of which takes no care."""
    return {
        "charts/released.yaml": "kind: bar\nonly: released\n",
        "charts/themes.yaml": "kind: stacked-bar\nof: themes\nonly: released\n",
        "charts/careless.yaml": "kind: bar\n",
        "charts/reach.yaml": "kind: reach\nonly: released\n",
        "charts/years.yaml": "kind: profile\nonly: released\n",
        "charts/increases.yaml": "kind: waterfall\nonly: released\n",
        "charts/results.yaml": "kind: progress\nonly: released\n",
        "charts/people.yaml": "kind: icon-array\nonly: released\n",
        "charts/changes.yaml": "kind: slope\nonly: released\n",
        "charts/periods.yaml": "kind: timeline\nonly: released\n",
        "charts/places.yaml": "kind: map\nonly: released\n",
        "templates/phrases.yaml": "".join(
            f"{phrase}: {{fr: {phrase}}}\n" for phrase in ("None", "Some")
        ),
    }
