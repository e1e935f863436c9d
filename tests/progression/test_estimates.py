from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.progression.training_builders import (
    BAND_ROW,
    INVERTED_ROW,
    KNOWN,
    PLANK,
    after,
    band,
    codes,
    exercise,
    rung,
    said,
    session,
    someone,
    weight,
)

from strongback.knowledge.bands import FORCE_KG, band_force
from strongback.knowledge.strength import berger_share, epley_share, one_rep_max
from strongback.knowledge.vocabulary import EXTERNAL_IMPLEMENTS, Effort, Implement
from strongback.progression.estimate import estimate
from strongback.record.inventory import Inventory
from strongback.record.load import Load

THERABAND = Inventory(bands=("yellow", "red"), bands_brand="TheraBand")
BODY = exercise(INVERTED_ROW, load=Load(Implement.BODYWEIGHT))


# The maximum


def test_the_estimate_is_the_mean_of_two_formulas() -> None:
    """100 kg, five with two left: seven to failure. Berger says 85.4 percent, Epley 81.1: 117.1 and 123.3 kg."""
    found = one_rep_max(100, 5, 2)
    assert found is not None
    assert (found.kg, found.low_kg, found.high_kg) == (120.2, 108.2, 132.2)


@pytest.mark.parametrize(
    ("kg", "reps", "rir"),
    [(40, 11, 2), (40, 13, 0), (40, 3, 5), (40, 5, None), (0, 5, 2), (40, 0, 2), (40, 5, -1), (40, 15, 2)],
)
def test_no_estimate_where_none_is_honest(kg: float, reps: int, rir: float | None) -> None:
    assert one_rep_max(kg, reps, rir) is None


@pytest.mark.parametrize(("reps", "rir"), [(12, 0), (8, 4), (1, 0)])
def test_up_to_twelve_to_failure_and_four_in_reserve_there_is_one(reps: int, rir: float) -> None:
    assert one_rep_max(40, reps, rir) is not None


@given(st.floats(1, 300), st.integers(1, 12), st.floats(0, 4))
def test_an_estimate_never_falls_with_a_repetition_more_and_holds_its_own_range(
    kg: float, reps: int, rir: float
) -> None:
    one, more = one_rep_max(kg, reps, rir), one_rep_max(kg, reps + 1, rir)
    if one is None:
        return
    assert one.low_kg <= one.kg <= one.high_kg
    assert more is None or more.kg >= one.kg - 0.05


@given(st.floats(1, 30))
def test_shares_lie_between_nothing_and_all(reps: float) -> None:
    assert 0 < berger_share(reps) <= 1
    assert 0 < epley_share(reps) <= 1


def test_only_loaded_compound_movements_are_read_for_a_maximum() -> None:
    read = [item for item in KNOWN.exercises.values() if item.e1rm]
    assert read
    for item in read:
        assert item.effort is Effort.COMPOUND
        assert any(way.load in EXTERNAL_IMPLEMENTS for way in item.ways)
        assert not item.assistance


# Bodyweight and bands


def test_a_share_of_bodyweight_is_said_to_be_estimated() -> None:
    person = someone(bodyweight_kg=80.0)
    asked = after(session((9, 9, 9), rung(1), of=BODY), of=BODY, by=person)
    assert asked.estimate == "about 49% of bodyweight, 39 kg (estimated)"
    assert "SB-P026" in codes(asked)
    assert "estimated" in said(asked, "SB-P026")


def test_without_a_bodyweight_there_is_only_the_share() -> None:
    assert estimate(KNOWN.exercises[INVERTED_ROW], rung(0), someone().profile) == "about 35% of bodyweight (estimated)"


def test_where_no_study_measured_there_is_no_figure() -> None:
    assert estimate(KNOWN.exercises[PLANK], rung(0), someone(bodyweight_kg=80.0).profile) == ""


def test_a_share_never_falls_from_one_rung_to_the_next() -> None:
    for item in KNOWN.exercises.values():
        shares = [each.share for each in item.body_load.rungs if each.share is not None]
        assert shares == sorted(shares)


def test_a_band_of_a_known_make_has_a_range_and_of_another_none() -> None:
    row = exercise(BAND_ROW, load=Load(Implement.BAND))
    known = after(session((9, 9, 9), band("red"), of=row), of=row, by=someone(inventory=THERABAND))
    assert known.estimate == "about 1.7 kg at double length (1.3 to 2.1, estimated)"
    other = someone(inventory=Inventory(bands=("yellow", "red"), bands_brand="another"))
    assert after(session((9, 9, 9), band("red"), of=row), of=row, by=other).estimate == ""


def test_a_weight_needs_no_estimate() -> None:
    assert after(session(), by=someone(bodyweight_kg=80.0)).estimate == ""
    assert estimate(KNOWN.exercises["seated-cable-row"], weight(40), someone().profile) == ""


@pytest.mark.parametrize("colour", FORCE_KG)
def test_a_band_pulls_harder_the_longer_it_is(colour: str) -> None:
    lengths = [band_force("theraband", colour, percent) for percent in (25, 50, 100, 150, 200)]
    kilograms = [force.kg for force in lengths if force is not None]
    assert len(kilograms) == 5
    assert kilograms == sorted(kilograms)
    assert band_force("theraband", colour, 201) is None
    assert band_force("theraband", colour, 0) is None
