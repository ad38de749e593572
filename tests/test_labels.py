"""Facts with labels: which of them stay with what follows."""

from briefgen import tree


def fact(label: str, words: str) -> tree.Paragraph:
    return tree.Paragraph((tree.Strong((tree.Text(label),)), tree.Text(words)))


HEADING = tree.Heading(3, (tree.Text("Wells"),))
FUNDING, STATUS = fact("Funding:", " $2,000,000"), fact("Status:", " under way")
DESCRIPTION = fact("Description:", " It helps. " * 40)
WORDS = tree.Paragraph((tree.Text("Words."),))


def test_facts_below_a_heading_stay_with_the_description() -> None:
    blocks = (HEADING, FUNDING, STATUS, DESCRIPTION, fact("Results:", " some"))
    assert [*tree.held(blocks)] == [False, True, True, False, False]


def test_facts_below_no_heading_and_above_other_words_may_end_a_page() -> None:
    blocks = (WORDS, FUNDING, STATUS, HEADING, FUNDING, WORDS, FUNDING)
    assert not any(tree.held(blocks))
    assert not any(tree.held(()))


def test_what_offices_sign_stays_with_the_signature_of_the_minister() -> None:
    title = (tree.Text("Approvals"),)
    signed = tree.SignOff(("Office", "Date"), ((tree.Text("Deputy Minister"),),))
    place = tree.Signature(title, (), ("Signature", "Date"))
    assert [*tree.held((signed, place))] == [True, False]
    assert [*tree.held((signed, WORDS, place))] == [False, False, False]
