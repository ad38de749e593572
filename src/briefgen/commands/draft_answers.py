"""Options `--answer NAME=ANSWER`, and what a person types, to answers of a draft's questions."""

from collections.abc import Mapping, Sequence

import click

from briefgen.commands.diagnostics_output import say
from briefgen.commands.questions import on_terminal
from briefgen.reading import quoted

FIELDS = ".fields."


class DraftAnswers:
    """Answers questions by options such as `funding.kind=new`, or asks a person."""

    def __init__(self, options: Sequence[str]) -> None:
        pairs = (option.partition("=") for option in options)
        self._answers = {name.strip(): answer for name, _, answer in pairs}

    def __call__(self, questions: Mapping[str, str]) -> Mapping[str, str]:
        """Return the answers that are known, by the part of the mapping.

        Raises click.UsageError for an option that answers no question, or has no answer.
        """
        answers: dict[str, str] = {}
        for name, words in self._answers.items():
            named = [path for path in questions if _is_called(path, name)]
            if not named or not words.strip():
                raise click.UsageError(_misnamed(name, questions))
            answers |= dict.fromkeys(named, words)
        if on_terminal():
            for path, question in questions.items():
                if path not in answers and (words := _typed(path, question)):
                    answers[path] = words
        return answers


def _is_called(path: str, name: str) -> bool:
    """Return whether a name is that of a question: `funding.kind`, `initiatives.hidden`."""
    return any(
        f".{each}".endswith(f".{name}") for each in (path, path.replace(FIELDS, "."))
    )


def _misnamed(name: str, questions: Mapping[str, str]) -> str:
    known = ", ".join(path.replace(FIELDS, ".") for path in questions) or "none"
    return f"--answer {quoted(name)}: write NAME=ANSWER; questions are: {known}"


def _typed(path: str, question: str) -> str:
    """Ask a person; an empty answer leaves the question in the file."""
    say(f"{path.replace(FIELDS, '.')}: {question}")
    answer = click.prompt(
        "  answer, or Enter for later", default="", show_default=False
    )
    return str(answer).strip()
