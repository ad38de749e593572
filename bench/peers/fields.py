"""A factsheet to the numbered fields of a Word template."""

from bench.facts import Factsheet


def fields(facts: Factsheet) -> dict[str, str]:
    """Return the text of each field, such as `lead0` and `column2_0`."""
    texts = {name: facts[name] for name in ("kicker", "title", "subtitle")}
    for number, text in enumerate(facts["lead"]):
        texts[f"lead{number}"] = text
    for number, (value, label) in enumerate(facts["key_figures"]):
        texts[f"value{number}"], texts[f"label{number}"] = value, label
    for number, column in enumerate(facts["columns"]):
        for line, words in enumerate(column):
            texts[f"column{number}_{line}"] = words["text"]
    for number, text in enumerate(facts["foot"]):
        texts[f"foot{number}"] = text
    return texts
