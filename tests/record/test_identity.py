from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strongback.record.identity import uuid7

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2300, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ENTROPY = st.binary(min_size=10, max_size=10)
NOW = datetime(2026, 3, 1, 18, 30, 15, 123456, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@given(MOMENTS, ENTROPY)
def test_an_id_is_a_uuid_of_version_seven(now: datetime, entropy: bytes) -> None:
    made = uuid7(now, entropy)
    assert (made.version, made.variant) == (7, RFC_4122)


@given(MOMENTS, MOMENTS, ENTROPY, ENTROPY)
def test_ids_sort_by_time_whatever_the_randomness(one: datetime, other: datetime, some: bytes, more: bytes) -> None:
    assume(other - one >= MILLISECOND)
    earlier, later = uuid7(one, some), uuid7(other, more)
    assert earlier < later
    assert str(earlier) < str(later)


@given(MOMENTS, ENTROPY)
def test_an_id_begins_with_its_millisecond(now: datetime, entropy: bytes) -> None:
    since = now - datetime(1970, 1, 1, tzinfo=UTC)
    assert int.from_bytes(uuid7(now, entropy).bytes[:6], "big") == since // MILLISECOND


@given(st.integers(0, 73), ENTROPY)
def test_each_of_the_seventy_four_random_bits_makes_another_id(bit: int, entropy: bytes) -> None:
    flipped = (int.from_bytes(entropy, "big") ^ 1 << bit).to_bytes(10, "big")
    assert uuid7(NOW, flipped) != uuid7(NOW, entropy)


def test_a_moment_has_one_id_in_every_time_zone() -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    assert uuid7(elsewhere, bytes(10)) == uuid7(NOW, bytes(10))


def test_the_example_of_the_standard_comes_out() -> None:
    now = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
    entropy = (0xCC3 << 62 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert str(uuid7(now, entropy)) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@pytest.mark.parametrize(
    ("now", "entropy"), [(NOW.replace(tzinfo=None), bytes(10)), (NOW, bytes(9)), (NOW, bytes(11)), (NOW, b"")]
)
def test_a_moment_without_a_zone_or_the_wrong_randomness_is_refused(now: datetime, entropy: bytes) -> None:
    with pytest.raises(ValueError, match="needs a moment with a time zone and ten random bytes"):
        uuid7(now, entropy)
