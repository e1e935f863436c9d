from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest

from strongback.knowledge.reading import BadDocumentError, Problem, Table, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable


class Fruit(StrEnum):
    """A closed list of words."""

    APPLE = "apple"
    PEAR = "pear"


def table(**raw: Any) -> Table:
    return Table(raw, "basket.toml", [])


def complaints(read: Table) -> list[str]:
    return [str(problem) for problem in read.problems]


def test_a_problem_says_place_field_and_sentence() -> None:
    assert str(Problem("a.toml", "level", "is missing.")) == "a.toml: level: is missing."


def test_a_problem_of_a_whole_file_has_no_field() -> None:
    assert str(Problem("a.toml", "", "cannot be read.")) == "a.toml: cannot be read."


def test_a_refused_document_prints_one_problem_per_line() -> None:
    error = BadDocumentError([Problem("a.toml", "x", "is missing."), Problem("b.toml", "", "is empty.")])
    assert str(error) == "a.toml: x: is missing.\nb.toml: is empty."


def test_a_near_miss_gets_a_hint_and_a_far_one_none() -> None:
    assert did_you_mean("aple", Fruit) == " Did you mean apple?"
    assert did_you_mean("xyz", Fruit) == ""


def test_text_is_read_with_its_blanks_tidied() -> None:
    assert table(name="  two \n words ").text("name") == "two words"


def test_text_that_is_absent_takes_the_default_even_when_it_is_empty() -> None:
    read = table()
    assert read.text("note", "") == ""
    assert read.problems == []


def test_numbers_keep_their_bounds() -> None:
    read = table(low=1, high=5, between=2.5)
    assert (read.number("low", 1, 5), read.number("high", 1, 5), read.number("between", 1, 5)) == (1.0, 5.0, 2.5)
    assert read.problems == []


def test_a_range_may_have_equal_ends() -> None:
    assert table(reps=[8, 8]).span("reps", 1, 50) == (8, 8)


def test_an_absent_key_takes_the_default() -> None:
    read = table()
    taken = (
        read.choice("fruit", Fruit, Fruit.PEAR),
        read.number("kg", 1, 5, 2.5),
        read.whole("sets", 1, 5, 3),
        read.span("reps", 1, 50, (8, 12)),
        read.flag("ripe", default=True),
        read.optional_number("share", 0, 1),
        read.texts("names"),
        read.choices("fruits", Fruit),
        read.tables("items"),
    )
    assert taken == (Fruit.PEAR, 2.5, 3, (8, 12), True, None, (), (), [])
    assert read.problems == []


@pytest.mark.parametrize(
    ("value", "read", "sentence"),
    [
        (None, lambda t: t.text("key"), "is missing; add it as a text."),
        ("  ", lambda t: t.text("key"), "must be a text that is not empty."),
        (3, lambda t: t.text("key"), "must be a text that is not empty."),
        (None, lambda t: t.texts("key", least=1), 'must be a list of texts, such as ["one", "two"].'),
        ("one", lambda t: t.texts("key"), 'must be a list of texts, such as ["one", "two"].'),
        (["one", 2], lambda t: t.texts("key"), 'must be a list of texts, such as ["one", "two"].'),
        (["one", " "], lambda t: t.texts("key"), 'must be a list of texts, such as ["one", "two"].'),
        (["one"], lambda t: t.texts("key", least=2), "needs at least 2 entries and has 1."),
        (None, lambda t: t.choice("key", Fruit), "is missing; choose one of apple, pear."),
        ("aple", lambda t: t.choice("key", Fruit), "'aple' is not one of apple, pear. Did you mean apple?"),
        (["apple"], lambda t: t.choice("key", Fruit), "['apple'] is not one of apple, pear. Did you mean apple?"),
        (["paer"], lambda t: t.choices("key", Fruit), "'paer' is not known. Did you mean pear?"),
        (["pear", "pear"], lambda t: t.choices("key", Fruit), "'pear' is listed twice."),
        (None, lambda t: t.number("key", 1, 5), "is missing; give a number from 1 to 5."),
        (True, lambda t: t.number("key", 0, 5), "must be a number from 0 to 5, not True."),
        ("3", lambda t: t.number("key", 1, 5), "must be a number from 1 to 5, not '3'."),
        (float("nan"), lambda t: t.number("key", 1, 5), "must be a number from 1 to 5, not nan."),
        (5.5, lambda t: t.number("key", 1, 5), "5.5 is not possible; give a number from 1 to 5."),
        (float("inf"), lambda t: t.number("key", 1, 5), "inf is not possible; give a number from 1 to 5."),
        (0.9, lambda t: t.optional_number("key", 1, 5), "0.9 is not possible; give a number from 1 to 5."),
        (2.5, lambda t: t.whole("key", 1, 5), "must be a whole number, not 2.5."),
        (9, lambda t: t.whole("key", 1, 5), "9 is not possible; give a number from 1 to 5."),
        (None, lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ([8, 5], lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ([0, 5], lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ([5, 10], lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ([1, 2, 3], lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ([True, 2], lambda t: t.span("key", 1, 9), "must be two whole numbers [low, high] from 1 to 9."),
        ("yes", lambda t: t.flag("key"), "must be true or false, not 'yes'."),
        (1, lambda t: t.flag("key"), "must be true or false, not 1."),
        ("x", lambda t: t.table("key"), "must be a table [key]."),
        ({}, lambda t: t.tables("key"), "must be a list of tables [[key]]."),
        ([1], lambda t: t.tables("key"), "must be a list of tables [[key]]."),
        ([], lambda t: t.tables("key", least=1), "needs at least 1 entries and has 0."),
    ],
)
def test_a_value_that_does_not_fit_is_one_problem_with_its_field(
    value: object, read: Callable[[Table], object], sentence: str
) -> None:
    document = table() if value is None else table(key=value)
    read(document)
    assert complaints(document) == [f"basket.toml: key: {sentence}"]


def test_a_mistake_in_a_table_of_a_list_says_which_one() -> None:
    read = table(items=[{"name": "a"}, {"name": 2}])
    for item in read.tables("items"):
        item.table("inner").text("name", "-")
        item.text("name")
    assert complaints(read) == ["basket.toml: items[1].name: must be a text that is not empty."]


def test_a_mistake_in_an_inner_table_says_its_whole_path() -> None:
    read = table(outer={"inner": {"kg": "x"}})
    read.table("outer").table("inner").number("kg", 1, 5)
    assert complaints(read) == ["basket.toml: outer.inner.kg: must be a number from 1 to 5, not 'x'."]


def test_every_key_nobody_asked_for_is_refused_with_a_hint_where_one_is_near() -> None:
    read = table(name="a", levle="beginner", zzz=1)
    read.text("name")
    read.text("level", "-")
    read.refuse_the_rest()
    assert complaints(read) == [
        "basket.toml: levle: is not a known key. Did you mean level?",
        "basket.toml: zzz: is not a known key. Remove it or check its spelling.",
    ]


def test_all_mistakes_of_a_table_are_named_in_one_reading() -> None:
    read = table(name=3, sets=99, ripe="no")
    read.text("name")
    read.whole("sets", 1, 5)
    read.flag("ripe")
    assert [problem.field for problem in read.problems] == ["name", "sets", "ripe"]


def test_a_number_too_large_for_arithmetic_is_refused_like_any_other() -> None:
    read = table(minutes=10**400)
    read.number("minutes", 1, 240)
    assert [problem.field for problem in read.problems] == ["minutes"]
