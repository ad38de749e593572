"""A factsheet to HTML and CSS, with its charts as SVG: what printers of HTML are given."""

from html import escape

from bench.facts import Bar, Chart, Factsheet, Line

ACCENT = "#1a5dc0"  # stands for the colour of the theme
CSS = """
@page { size: 612pt 792pt; margin: 0 }
body { margin: 0; font-family: 'Liberation Sans'; font-size: 10pt; line-height: 1.3 }
header { background: #1a5dc0; color: #ffffff; padding: 22pt 50pt 14pt 50pt }
header p { margin: 0; font-size: 9.5pt }
h1 { margin: 4pt 0; font-size: 24pt; line-height: 1.1 }
main { padding: 14pt 50pt }
.lead { margin: 0 0 10pt 0; font-size: 12pt }
.row { display: flex; margin-bottom: 10pt }
.row > div { width: 25%; padding-right: 10pt }
.figure b { font-size: 13pt; color: #1a5dc0 }
.figure p { margin: 0; font-size: 8.5pt; color: #5f6b76 }
h2 { margin: 8pt 0 4pt 0; font-size: 11pt; color: #1a5dc0 }
h3 { margin: 0 0 3pt 0; font-size: 10pt; color: #1a5dc0 }
.column p { margin: 0 0 4pt 0 }
.meta { font-size: 8.5pt; color: #5f6b76 }
footer { margin: 0 50pt; border-top: 1pt solid #5f6b76; font-size: 7.5pt }
footer p { margin: 2pt 0 }
"""
WIDTH, NAMES, BARS, STEP = 512, 150, 250, 18  # points


def page(facts: Factsheet) -> str:
    """Return the page of a factsheet."""
    figures = "".join(
        f"<div class=figure><b>{escape(value)}</b><p>{escape(label)}</p></div>"
        for value, label in facts["key_figures"]
    )
    columns = "".join(
        f"<div class=column>{''.join(map(_line, column))}</div>"
        for column in facts["columns"]
    )
    return (
        f"<!DOCTYPE html><html lang={facts['language']}><head><meta charset=utf-8>"
        f"<title>{escape(facts['title'])}</title></head><body>"
        f"<header><p>{escape(facts['kicker'])}</p><h1>{escape(facts['title'])}</h1>"
        f"<p>{escape(facts['subtitle'])}</p></header><main>"
        + "".join(f"<p class=lead>{escape(text)}</p>" for text in facts["lead"])
        + f"<div class=row>{figures}</div>"
        + "".join(map(_chart, facts["charts"])).replace(ACCENT, facts["accent"])
        + f"<div class=row>{columns}</div></main><footer>"
        + "".join(f"<p>{escape(text)}</p>" for text in facts["foot"])
        + "</footer></body></html>"
    )


def css(facts: Factsheet) -> str:
    """Return the style of a factsheet, in the colour of its theme."""
    return CSS.replace(ACCENT, facts["accent"])


def _line(line: Line) -> str:
    text = escape(line["text"])
    match line["role"]:
        case "heading":
            return f"<h3>{text}</h3>"
        case "strong":
            return f"<p><b>{text}</b></p>"
        case role:
            return f"<p class={role}>{text}</p>"


def _chart(chart: Chart) -> str:
    most = max(bar["amount"] for bar in chart["bars"])
    height = STEP * len(chart["bars"])
    bars = "".join(
        _bar(bar, number * STEP, BARS * bar["amount"] / most)
        for number, bar in enumerate(chart["bars"])
    )
    return (
        f"<h2>{escape(chart['title'])}</h2>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}pt" height="{height}pt"'
        f' viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{escape(chart["alternative"])}">{bars}</svg>'
    )


def _bar(bar: Bar, top: float, width: float) -> str:
    weight = "bold" if bar["main"] else "normal"
    font = f'font-family="Liberation Sans" font-size="8.5" font-weight="{weight}"'
    base = top + 10
    return (
        f'<text x="0" y="{base}" {font}>{escape(bar["name"])}</text>'
        f'<rect x="{NAMES}" y="{top}" width="{width:.2f}" height="12"'
        f' fill="{ACCENT if bar["main"] else "#83909c"}"/>'
        f'<text x="{NAMES + width + 6:.2f}" y="{base}" {font}>{escape(bar["words"])}'
        "</text>"
    )
