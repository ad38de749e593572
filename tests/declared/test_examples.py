"""Every declared field says what it means, and its example is true."""

import pytest

from briefgen.reading import compose
from briefgen.reading.fields import Reader
from tests.declared.test_schema import MEMBERS

# Values of single kinds stand in examples; mappings are made of their fields'.
OWN = {
    name
    for name, member in MEMBERS.items()
    if not any(each.startswith(f"{name}.") for each in MEMBERS)
    and ".fields." not in name
}


@pytest.mark.parametrize("name", MEMBERS)
def test_a_field_says_what_it_means(name: str) -> None:
    about = MEMBERS[name].about
    assert about, f"{name} needs `about`: what it means, in a few words"
    assert not about.endswith(".")


@pytest.mark.parametrize("name", sorted(OWN))
def test_its_example_is_read(name: str) -> None:
    member = MEMBERS[name]
    assert member.example, f"{name} needs `example`: what stands after its name"
    text = f"{member.name}: {member.example}\n"
    node = compose(text, "example.yaml").node
    assert node is not None
    reader = Reader()
    member.field.take(node.entries[0].value, reader.at(name))  # type: ignore[union-attr]
    rules = {each.rule for each in reader.diagnostics}
    assert rules <= {"unknown-theme"}, reader.diagnostics
    if member.field.form.each_language and "url" not in name:
        assert reader.gaps == []
        assert "fr:" in member.example
