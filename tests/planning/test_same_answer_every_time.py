from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.planning.planning_builders import answer, person, wish

from strongback.planning.planner import make_plan

SEEDS = (2, 3, 4, 11, 21)
ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = """
import hashlib, json, sys
from tests.planning.planning_builders import answer, person
from strongback.planning.planner import make_plan
for seed in map(int, sys.argv[1:]):
    print(hashlib.sha256(json.dumps(answer(make_plan(person(seed)))).encode()).hexdigest())
"""


def fingerprint(seed: int) -> str:
    return hashlib.sha256(json.dumps(answer(make_plan(person(seed)))).encode()).hexdigest()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_request_has_the_same_answer(seed: int) -> None:
    assert answer(make_plan(person(seed))) == answer(make_plan(person(seed)))


def test_a_refusal_is_the_same_each_time() -> None:
    request = wish(days_per_week=1, minutes=30)
    assert answer(make_plan(request)) == answer(make_plan(request))


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_with_another_hash_seed_gives_the_same_documents(hash_seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", ELSEWHERE, *map(str, SEEDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)  # noqa: S603 - this interpreter, our own words
    assert done.stdout.split() == [fingerprint(seed) for seed in SEEDS]
