"""Classes of values answer as the standard library's do, and are compiled when used."""

import copy
import dataclasses
import pickle
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest

from briefgen import tree, value_classes

SOURCE = Path(__file__).parents[1] / "src/briefgen"
VALUE: Any = value_classes.dataclass  # as it runs; type checkers know the library's
Declare = Callable[[Any], list[type]]


def empty(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True)
    class Empty:
        pass

    return [Empty]


def plain(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True)
    class Plain:
        """Three values, of which one is not compared."""

        first: int
        second: str = "two"
        third: list[int] = field(default_factory=list, compare=False, repr=False)
        kind: ClassVar[str] = "plain"

    return [Plain]


def derived(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True, kw_only=True)
    class Owner(ABC):
        place: object = field(default=None, compare=False, repr=False)

        @abstractmethod
        def words(self) -> str:
            """Return its words."""

    @value_class(frozen=True, slots=True)
    class Heading(Owner):
        text: str
        level: int = 1

        def words(self) -> str:
            return self.text

    class Special(Heading):
        """A subclass that declares nothing."""

    return [Heading, Special]


def by_hand(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True)
    class ByHand:  # noqa: PLW1641 - its hash is that of its fields
        first: int
        half: float = field(default=0.5, init=False)
        later: list[int] = field(default_factory=list, init=False, hash=False)
        never: str = field(init=False, compare=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "never", str(self.first))

        def __eq__(self, other: object) -> bool:
            return isinstance(other, ByHand) and self.never[0] == other.never[0]

        def __repr__(self) -> str:
            return "by hand"

    @value_class(frozen=True, slots=True)
    class Hashed:
        first: int
        second: str = ""

        def __hash__(self) -> int:
            return 7

    return [ByHand, Hashed]


def by_identity(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True, eq=False)
    class Identical:
        first: int

    @value_class(frozen=True, slots=True, eq=False, repr=False)
    class Silent:
        first: int

    return [Identical, Silent]


def others(value_class: Any) -> list[type]:
    @value_class(frozen=True, slots=True, order=True)
    class Ordered:
        first: int
        second: str = ""

    @value_class
    class Changeable:
        first: int

    @value_class(slots=True)
    class Slotted:
        first: int
        second: list[int] = field(default_factory=list)

    return [Ordered, Changeable, Slotted]


ARGUMENTS: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((), {}),
    ((1,), {}),
    ((2,), {}),
    ((3,), {}),
    ((1, "b"), {}),
    ((1, "two"), {}),
    ((1, "two", [3]), {}),
    ((1, "b", [3], 4), {}),
    ((), {"first": 1}),
    ((), {"first": 1, "third": []}),
    (("a", 2), {"place": "here"}),
    (("a",), {"place": "there", "level": 2}),
    ((), {"text": "a"}),
    ((1,), {"never": 2}),
    (([],), {}),
    ((float("nan"),), {}),
]
DECLARED = [empty, plain, derived, by_hand, by_identity, others]


def outcome(call: Callable[[], object]) -> object:
    """Return what a call returns, or its mistake, without addresses."""
    try:
        result = call()
    except Exception as error:  # noqa: BLE001 - whatever it is, both must raise it
        result = f"{type(error).__name__}: {error}"
    return re.sub(r" at 0x\w+", "", result) if isinstance(result, str) else result


def instances(kind: type) -> list[Any]:
    """Return an instance for each set of arguments that the class takes."""
    results = (outcome(partial(kind, *args, **named)) for args, named in ARGUMENTS)
    return [each for each in results if isinstance(each, kind)]


def facts(instance: Any) -> dict[str, object]:
    """Return what can be asked of an instance."""
    names = [each.name for each in dataclasses.fields(instance)]
    copied = copy.copy(instance)
    return {
        "values": {name: getattr(instance, name, "none") for name in names},
        "repr": outcome(lambda: repr(instance)),
        "dict": outcome(lambda: dataclasses.asdict(instance)),
        "copy": [getattr(copied, name) for name in names],
        "deep": {n: getattr(copy.deepcopy(instance), n) for n in names}.__repr__(),
        "replace": outcome(lambda: repr(dataclasses.replace(instance, first=9))),
        "set": outcome(lambda: setattr(instance, names[0], 5)) if names else None,
        "other": outcome(lambda: setattr(instance, "other", 5)) is None,
        "delete": outcome(lambda: delattr(instance, "other")) is None,
        "state": outcome(instance.__getstate__),
        "slots": hasattr(instance, "__dict__"),
    }


@pytest.mark.parametrize("declare", DECLARED)
def test_a_class_answers_as_the_standard_librarys(declare: Declare) -> None:
    pairs = zip(declare(VALUE), declare(dataclasses.dataclass), strict=True)
    for ours, theirs in pairs:
        for args, named in ARGUMENTS:
            results = [
                outcome(partial(kind, *args, **named)) for kind in (ours, theirs)
            ]
            refused = [each for each in results if isinstance(each, str)]
            assert not refused or refused[0] == refused[1]
        mine, library = instances(ours), instances(theirs)
        assert [facts(each) for each in mine] == [facts(each) for each in library]
        assert ours.__match_args__ == theirs.__match_args__  # type: ignore[attr-defined]
        assert _fields(ours) == _fields(theirs)


def _fields(kind: Any) -> list[str]:
    return [re.sub(r" at 0x\w+", "", repr(each)) for each in dataclasses.fields(kind)]


@pytest.mark.parametrize("declare", DECLARED)
def test_equality_and_hashes_are_the_standard_librarys(declare: Declare) -> None:
    answers = []
    for dataclass in (VALUE, dataclasses.dataclass):
        everything = [each for kind in declare(dataclass) for each in instances(kind)]
        answers.append(
            [[left == right for left in everything] for right in everything]
            + [[left != right for left in everything] for right in everything]
            + [[_same_hash(left, right) for left in everything] for right in everything]
        )
    assert answers[0] == answers[1]


def _same_hash(left: object, right: object) -> object:
    try:
        return hash(left) == hash(right)
    except TypeError as error:
        return str(error)


def test_hashes_are_those_of_the_compared_values() -> None:
    (kind,) = plain(VALUE)
    assert hash(kind(1, third=[2])) == hash((1, "two"))


def test_a_pickle_comes_back_before_anything_was_compiled() -> None:
    text = pickle.dumps(tree.Strong((tree.Text("words"),)))
    program = "import pickle, sys; print(pickle.loads(bytes.fromhex(sys.argv[1])))"
    printed = subprocess.run(
        [sys.executable, "-c", program, text.hex()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout == f"{pickle.loads(text)}\n"
    assert pickle.loads(text) == tree.Strong((tree.Text("words"),))


def test_an_instance_that_holds_itself_is_shown() -> None:
    (kind,) = plain(VALUE)
    ring: list[object] = []
    instance = kind(1, ring)
    ring.append(instance)
    assert repr(instance).endswith("Plain(first=1, second=[...])")


def test_methods_are_compiled_once_and_each_when_it_is_called() -> None:
    (kind,) = plain(VALUE)
    methods = ("__init__", "__eq__", "__hash__")
    waiting = {name: kind.__dict__[name] for name in methods}
    one, two = kind(1), kind(1)
    compiled = {name: kind.__dict__[name] for name in methods}
    assert [name for name in methods if compiled[name] != waiting[name]] == ["__init__"]
    assert one == two
    assert hash(one) == hash(two)
    then = {name: kind.__dict__[name] for name in methods}
    assert not {*map(id, waiting.values())} & {*map(id, then.values())}
    assert kind(1) == one
    assert hash(kind(1)) == hash(one)
    assert {name: kind.__dict__[name] for name in methods} == then
    assert then["__init__"].__qualname__.endswith("Plain.__init__")


def test_every_class_of_values_in_the_house_is_one_of_these() -> None:
    library = re.compile(
        r"^from dataclasses import .*\bdataclass\b|@dataclasses\.dataclass",
        re.MULTILINE,
    )
    modules = [path for path in SOURCE.rglob("*.py") if path.stem != "value_classes"]
    assert [
        path.name for path in modules if library.search(path.read_text("utf-8"))
    ] == []
