"""`briefgen new`: begin an initiative, a theme, a kind of document, a chart or a field."""

from pathlib import Path

import click

from briefgen.commands.exit_codes import with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen new initiative                        asks for what it needs
  briefgen new initiative --theme water --title "New wells" --title fr="Nouveaux puits"
  briefgen new theme --title Water --title fr=Eau
  briefgen new kind question-period --per initiative
  briefgen new chart money-by-theme --kind bar
  briefgen undo                                  takes it away again
"""
OF_INITIATIVES = """\b
Examples:
  briefgen new initiative                        asks for what it needs
  briefgen new initiative --theme water --title "New wells" --title fr="Nouveaux puits"
  briefgen new initiative --theme water --title Wells --id wells-2025 --field stage=planned
"""
OF_THEMES = """\b
Examples:
  briefgen new theme                             asks for its title
  briefgen new theme --title Water --title fr=Eau
"""
OF_KINDS = """\b
Examples:
  briefgen new kind                              asks for what it needs
  briefgen new kind question-period --per initiative --audience internal --layout note
  briefgen new kind visit --per country --audience public --layout backgrounder
"""
OF_CHARTS = """\b
Examples:
  briefgen new chart                             asks for what it needs
  briefgen new chart money-by-theme --kind bar --of themes
  briefgen new chart when --kind timeline
"""
OF_FIELDS = """\b
Examples:
  briefgen new field                             asks for what it needs
  briefgen new field --label Reply --label fr=Réponse --of initiative --type prose
  briefgen new field --label Risk --of initiative --type choice --choice Low --choice High
"""
TITLE = click.option(
    "--title",
    "titles",
    multiple=True,
    metavar="[LANGUAGE=]TEXT",
    help="Its title; repeat it for each language. Without one, it is in the first.",
)
ID = click.option(
    "--id", "new_id", metavar="ID", help="Its id; unless given, it follows the title."
)


@click.group(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Begin an initiative, theme, kind of document, chart or field.",
)
def new() -> None:
    """Begin an initiative, a theme, a kind of document, a chart or a field.

    On a terminal, it asks for what you do not give; elsewhere, options must say it. The
    new file explains its fields, and `briefgen check` passes. Nothing is written over
    anything, and there is no second one: an id or title that exists already, in any
    language, is refused, and you are told where. `briefgen undo` takes it away again.
    """


@new.command(epilog=with_exit_codes(OF_INITIATIVES), short_help="Begin an initiative.")
@TITLE
@click.option(
    "--description",
    "descriptions",
    multiple=True,
    metavar="[LANGUAGE=]TEXT",
    help="Its description; repeat it for each language. It may be written later.",
)
@click.option("--theme", metavar="ID", help="Its theme.")
@ID
@click.option(
    "--field",
    "own_fields",
    multiple=True,
    metavar="ID=[LANGUAGE=]TEXT",
    help="What a field of your own says; those that are required are asked for.",
)
def initiative(
    titles: tuple[str, ...],
    descriptions: tuple[str, ...],
    theme: str | None,
    new_id: str | None,
    own_fields: tuple[str, ...],
) -> None:
    """Begin an initiative: a file in data/initiatives/, with a theme and a title.

    All other fields stand there as comments. In a language in which you give no title,
    title and description are missing, and stop the documents of that language alone.
    """
    from briefgen.commands.new_initiative import InitiativeOptions, begin_initiative
    from briefgen.workspace import open_workspace

    options = InitiativeOptions(titles, descriptions, theme, new_id, own_fields)
    begin_initiative(open_workspace(Path.cwd()), options)


@new.command(epilog=with_exit_codes(OF_THEMES), short_help="Begin a theme.")
@TITLE
@ID
def theme(titles: tuple[str, ...], new_id: str | None) -> None:
    """Begin a theme: at the end of data/themes.yaml, or a file in data/themes/.

    It is written where your other themes are.
    """
    from briefgen.commands.new_theme import begin_theme
    from briefgen.workspace import open_workspace

    begin_theme(open_workspace(Path.cwd()), titles, new_id)


@new.command(epilog=with_exit_codes(OF_KINDS), short_help="Begin a kind of document.")
@click.argument("name", required=False)
@click.option("--per", metavar="SUBJECT", help="theme, initiative, portfolio, …")
@click.option(
    "--audience",
    type=click.Choice(("public", "internal")),
    help="Who reads it; unless given, it is internal.",
)
@click.option(
    "--layout",
    metavar="DESIGN",
    help="Its page design; unless given, note, or factsheet where it is public.",
)
def kind(
    name: str | None, per: str | None, audience: str | None, layout: str | None
) -> None:
    """Begin a kind of document: the template templates/NAME.md.

    It prints the title and the descriptions of what it is about; you write the rest. A
    public one leaves out what is not released.
    """
    from briefgen.commands.new_kind import begin_kind
    from briefgen.workspace import open_workspace

    begin_kind(open_workspace(Path.cwd()), name, per, audience, layout)


@new.command(epilog=with_exit_codes(OF_CHARTS), short_help="Begin a chart.")
@click.argument("name", required=False)
@click.option("--kind", metavar="KIND", help="bar, timeline, or a kind of your own.")
@click.option("--of", metavar="WHAT", help="What a bar shows: initiatives or themes.")
def chart(name: str | None, kind: str | None, of: str | None) -> None:
    """Begin a chart: the file charts/NAME.yaml.

    It leaves out what is not released.
    """
    from briefgen.commands.new_chart import begin_chart
    from briefgen.workspace import open_workspace

    begin_chart(open_workspace(Path.cwd()), name, kind, of)


@new.command(
    epilog=with_exit_codes(OF_FIELDS), short_help="Declare a field of your own."
)
@click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="[LANGUAGE=]TEXT",
    help="What readers call it; repeat it for each language.",
)
@click.option("--of", metavar="WHAT", help="initiative, theme or portfolio.")
@click.option("--type", "type_", metavar="TYPE", help="text, prose, number, date, …")
@click.option(
    "--choice",
    "choices",
    multiple=True,
    metavar="TEXT",
    help="Of a choice: one of them.",
)
@ID
def field(
    labels: tuple[str, ...],
    of: str | None,
    type_: str | None,
    choices: tuple[str, ...],
    new_id: str | None,
) -> None:
    """Declare a field of your own in data/fields.yaml.

    Its types are text, prose, number, money, date, choice, list and link; a table is
    declared by hand, since it has columns.
    """
    from briefgen.commands.new_field import FieldOptions, begin_field
    from briefgen.workspace import open_workspace

    options = FieldOptions(labels, of, type_, choices, new_id)
    begin_field(open_workspace(Path.cwd()), options)
