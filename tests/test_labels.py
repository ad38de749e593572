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


TITLE = (tree.Text("Approvals"),)
APPROVALS = tree.Heading(2, TITLE)
SIGNED = tree.SignOff(("Office", "Date"), ((tree.Text("Deputy Minister"),),))
PLACE = tree.Signature(TITLE, (), ("Signature", "Date"))
STEPS = tree.BulletList(((WORDS,), (WORDS,)))
DECISIONS = tree.Decisions((), ((WORDS,),), ("Recommendation", "Agreed"))


def test_what_offices_sign_stays_with_the_signature_of_the_minister() -> None:
    assert [*tree.held((SIGNED, PLACE))] == [True, False]
    assert [*tree.held((SIGNED, WORDS, PLACE))] == [False, False, False]


def test_recommendations_stay_with_all_that_leads_to_the_signature() -> None:
    blocks = (WORDS, DECISIONS, HEADING, STEPS, APPROVALS, SIGNED, PLACE, WORDS)
    assert [*tree.held(blocks)] == [False, *[True] * 5, False, False]
    assert [*tree.held((DECISIONS, PLACE))] == [True, False]


def test_recommendations_of_most_of_a_page_leave_the_signature() -> None:
    long = tree.Paragraph((tree.Text("So it goes on. " * 100),))
    blocks = (DECISIONS, long, SIGNED, PLACE)
    assert [*tree.held(blocks)] == [False, False, True, False]
    figures = tree.KeyFigures(())
    assert [*tree.held((DECISIONS, figures, PLACE))] == [False, False, False]


def test_of_two_decisions_the_last_stays_with_the_signature() -> None:
    blocks = (DECISIONS, WORDS, DECISIONS, PLACE, WORDS, PLACE)
    assert [*tree.held(blocks)] == [False, False, True, False, False, False]
