from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, combinations, combinations_with_replacement, product
from typing import TYPE_CHECKING, Any

import pytest
from tests.planning.planning_builders import KNOWN, newcomer, person, wish

from strongback.knowledge.vocabulary import CORE_PATTERNS, PULL_PATTERNS, PUSH_PATTERNS, Block, Pattern
from strongback.planning.frame import frame
from strongback.planning.pool import Candidate, pool
from strongback.planning.search import search
from strongback.planning.worth import REPEAT, TIME_PER_MINUTE, enough, worth_of_sets
from strongback.record.profile import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strongback.knowledge.catalogue import Catalogue
    from strongback.planning.request import PlanRequest

CLOSE = 0.001
GYM_DOZEN = (
    "seated-cable-row", "lat-pulldown", "chin-up", "face-pull", "reverse-fly", "wall-slide", "incline-y-raise",
    "back-extension", "push-up", "dumbbell-bench-press", "dead-bug", "plank",
)  # fmt: skip
HOME_DOZEN = (
    "standing-band-row", "bent-over-dumbbell-row", "band-lat-pulldown", "band-pull-apart", "band-face-pull",
    "wall-slide", "band-wall-slide", "seated-band-back-extension", "prone-cobra", "knee-push-up", "band-chest-press",
    "bird-dog", "dead-bug",
)  # fmt: skip
FLOOR_TEN = (
    "door-frame-row", "prone-lat-pull", "wall-goalpost-press", "prone-t-raise", "wall-slide", "wall-thoracic-lift",
    "prone-cobra", "knee-push-up", "wall-push-up", "bird-dog", "heel-tap-dead-bug",
)  # fmt: skip


def only(*names: str) -> Catalogue:
    """Return a catalogue that knows these movements to train with, and all that warms up or cools down."""
    around = {Block.WARM_UP, Block.COOL_DOWN}
    kept = {
        name: exercise
        for name, exercise in KNOWN.exercises.items()
        if name in names or around.issuperset(exercise.blocks)
    }
    return replace(KNOWN, exercises=kept)


@dataclass(frozen=True)
class Session:
    """Some movements of one day, summed up."""

    candidates: tuple[Candidate, ...]
    seconds: int
    pulls: int
    pushes: int
    patterns: frozenset[Pattern]
    stimulus: tuple[float, ...]


def summed(candidates: tuple[Candidate, ...], request: PlanRequest, *, room: bool) -> Session:
    def sets(patterns: Sequence[Pattern]) -> int:
        return sum(each.least_sets for each in candidates if each.exercise.pattern in patterns)

    return Session(
        candidates=candidates,
        seconds=sum(planned_s(candidate, room=room) for candidate in candidates),
        pulls=sets(PULL_PATTERNS),
        pushes=sets(PUSH_PATTERNS),
        patterns=frozenset(candidate.exercise.pattern for candidate in candidates),
        stimulus=tuple(stimulus(candidates, group) for group in request.known.muscle_groups),
    )


def stimulus(candidates: Sequence[Candidate], group: str) -> float:
    return sum(candidate.exercise.credit(group) * candidate.least_sets for candidate in candidates)


def planned_s(candidate: Candidate, *, room: bool) -> int:
    sets = candidate.usual_sets if room else candidate.least_sets
    return candidate.fixed_s + sets * candidate.each_set_s - candidate.rest_s


def worth_of(week: Sequence[Session], request: PlanRequest) -> float:
    """Sum what a week is worth from the prices of ``worth`` and the likings of ``pool``, and from nothing else."""
    done = [candidate for session in week for candidate in session.candidates]
    repeated = len(done) - len({candidate.exercise.id for candidate in done})
    total = sum(candidate.liking for candidate in done) - REPEAT[request.profile.level] * repeated
    total -= TIME_PER_MINUTE * sum(session.seconds for session in week) / 60
    for at, group in enumerate(request.known.muscle_groups):
        sets = sum(session.stimulus[at] for session in week)
        worth = worth_of_sets(group, request)
        total += sum(each * min(1.0, max(0.0, sets - before)) for before, each in enumerate(worth))
        most, price = enough(group, request)
        total += price * max(0.0, sets - most)
    return total


def possible_sessions(request: PlanRequest, longest_s: int, *, room: bool) -> Iterator[Session]:
    """Yield every session that satisfies the rules for one session."""
    settings = request.settings
    candidates = pool(request)
    back = [candidate for candidate in candidates if candidate.exercise.is_mid_back]
    core = [candidate for candidate in candidates if candidate.exercise.pattern in CORE_PATTERNS]
    rest = [candidate for candidate in candidates if candidate not in back and candidate not in core]

    def some(of: Sequence[Candidate], bounds: tuple[int, int]) -> list[tuple[Candidate, ...]]:
        return [chosen for size in range(bounds[0], bounds[1] + 1) for chosen in combinations(of, size)]

    cap = settings.session_cap[request.profile.level]
    parts = (some(back, settings.mid_back_per_session), some(core, settings.core_per_session), some(rest, (0, 2)))
    for chosen in product(*parts):
        session = summed(tuple(chain.from_iterable(chosen)), request, room=room)
        if session.seconds <= longest_s and max(session.stimulus) <= cap:
            yield session


def allowed_weeks(request: PlanRequest, floor: float, *, room: bool) -> Iterator[tuple[Session, Session]]:
    """Yield every pair of sessions that satisfies the rules that look at the whole week."""
    settings, profile = request.settings, request.profile
    longest_s = profile.minutes * 60 - frame(request).seconds
    elsewhere = dict(profile.trains_elsewhere)
    pulls, pushes = (sum(elsewhere.get(each, 0) for each in some) for some in (PULL_PATTERNS, PUSH_PATTERNS))
    least, most = settings.pull_to_push
    required = frozenset(request.required_patterns)
    back = [at for at, group in enumerate(request.known.muscle_groups) if group in request.known.mid_back_groups]
    sessions = [
        session
        for session in possible_sessions(request, longest_s, room=room)
        if all(session.stimulus[at] for at in back)  # each group on two days: with two sessions, in both
    ]
    cap = settings.weekly_cap[profile.level]
    for one, other in combinations_with_replacement(sessions, 2):
        pushed = pushes + one.pushes + other.pushes
        if not least * pushed <= pulls + one.pulls + other.pulls <= most * pushed:
            continue
        if not required <= one.patterns | other.patterns:
            continue
        sums = [first + second for first, second in zip(one.stimulus, other.stimulus, strict=True)]
        if max(sums) <= cap and min(sums[at] for at in back) >= floor:
            yield one, other


def best_by_enumeration(request: PlanRequest, floor: float, *, room: bool = True) -> float | None:
    """Look at every week of two sessions; those that leave time for the long warm-up go before all others."""
    assert request.sessions == 2
    around = frame(request)
    longest_s = request.profile.minutes * 60 - around.seconds
    weeks = list(allowed_weeks(request, floor, room=room))
    for budget_s in (longest_s - around.stretch_s, longest_s):
        fitting = [week for week in weeks if sum(session.seconds for session in week) <= 2 * budget_s]
        if fitting:
            return max(worth_of(week, request) for week in fitting)
    return None


def gym(**other: Any) -> PlanRequest:
    usual: dict[str, Any] = {"known": only(*GYM_DOZEN), "days_per_week": 2, "minutes": 45}
    return wish(**(usual | other))


def home(**other: Any) -> PlanRequest:
    known = only(*HOME_DOZEN)
    return newcomer(**({"known": known, "days_per_week": 2, "minutes": 40, "weeks_trained": 10} | other))


def floor_only(**other: Any) -> PlanRequest:
    usual = {
        "known": only(*FLOOR_TEN),
        "days_per_week": 2,
        "minutes": 45,
        "equipment": frozenset(),
        "weeks_trained": 10,
    }
    return newcomer(**(usual | other))


SMALL = {
    "a gym for everything": gym(),
    "a gym for posture in 35 minutes": gym(goal=Goal.POSTURE, minutes=35),
    "a gym with a favourite": gym(favourites=("reverse-fly",), goal=Goal.STRENGTH),
    "a gym and pushing elsewhere": gym(trains_elsewhere=((Pattern.HORIZONTAL_PUSH, 6),)),
    "a home of bands": home(),
    "a home for shoulders": home(goal=Goal.SHOULDER_HEALTH, avoid=("band-face-pull",)),
}


@pytest.mark.parametrize("name", SMALL)
def test_no_other_week_of_a_small_pool_is_worth_more(name: str) -> None:
    request = SMALL[name]
    best = best_by_enumeration(request, request.settings.floor)
    found = search(request)
    assert best is not None
    assert found is not None
    assert found.objective == pytest.approx(best, rel=CLOSE)
    assert found.bound >= best - CLOSE * abs(best)


@pytest.mark.parametrize("request_", [gym(minutes=22), floor_only()], ids=["too short", "too small a pool"])
def test_where_enumeration_finds_no_week_there_is_no_plan(request_: PlanRequest) -> None:
    assert best_by_enumeration(request_, request_.settings.floor) is None
    assert search(request_) is None


def test_a_newcomer_gets_the_best_week_that_leaves_room_to_grow() -> None:
    request = floor_only(weeks_trained=0)
    growing = max(1 / request.settings.rise, request.settings.floor)
    wishes = ((growing, True), (request.settings.floor, True), (request.settings.floor, False))
    every = (best_by_enumeration(request, floor, room=room) for floor, room in wishes)
    best = next(worth for worth in every if worth is not None)
    found = search(request)
    assert found is not None
    assert found.objective == pytest.approx(best, rel=CLOSE)


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_the_objective_is_the_worth_of_the_sessions_that_were_found(first: int) -> None:
    looked_at = 0
    for seed in range(first, first + 20):
        request = person(seed)
        found = search(request)
        if found is None:
            continue
        days = [tuple(placed.candidate for placed in session) for session in found.sessions]
        rooms = (True, False) if request.first_block else (True,)
        worths = [worth_of([summed(day, request, room=room) for day in days], request) for room in rooms]
        assert any(found.objective == pytest.approx(worth, rel=CLOSE) for worth in worths), seed
        looked_at += 1
    assert looked_at > 10
