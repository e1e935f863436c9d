"""CP-SAT beside HiGHS on the week problems of 300 random people: time, agreement, size and import time.

Each solver runs in a process of its own: the two cannot be loaded together, and an abort of one must be counted.
Run: ``make bench`` or ``python benchmarks/solvers.py [people] [seed]``.
"""

from __future__ import annotations

import importlib.metadata
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

GAP, PATIENCE_S = 0.001, 20.0
PACKAGES = {"cp-sat": "ortools", "highs": "highspy"}
MODULES = {"cp-sat": "ortools.sat.python.cp_model", "highs": "highspy"}


def main() -> None:
    """Write the problems, let each solver answer them, print the comparison."""
    if len(sys.argv) > 1 and sys.argv[1] in PACKAGES:
        answer(sys.argv[1], Path(sys.argv[2]))
        return
    people, seed = (int(word) for word in (*sys.argv[1:3], *("300", "7")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "problems.json"
        file.write_text(json.dumps(problems(people, seed)), encoding="utf-8")
        results = {name: _run(name, file) for name in PACKAGES}
    for name, (found, aborts) in results.items():
        times = sorted(item["ms"] for item in found.values())
        solved = sum(item["objective"] is not None for item in found.values())
        at_99 = times[int(0.99 * len(times))]
        print(f"{name:8} median {median(times):.1f} ms, 99th percentile {at_99:.1f}, slowest {times[-1]:.1f};", end=" ")
        print(f"{solved} optimal, {len(found) - solved} infeasible, {aborts} aborted the process")
        print(f"{'':8} {_size_mb(PACKAGES[name]):.0f} MB installed with what it needs, import {_import_s(name):.2f} s")
    (one, _), (other, _) = results.values()
    apart = [at for at in one if at in other and not _agree(one[at]["objective"], other[at]["objective"])]
    print(f"the two disagree by more than the gap on {len(apart)} of {len(one)} problems")


def problems(people: int, seed: int) -> list[dict[str, Any]]:
    """Return the week problems of random people as plain data."""
    from benchmarks.profiles import random_request  # noqa: PLC0415 - the solvers' own processes do not need it

    from strongback.planning.frame import frame  # noqa: PLC0415
    from strongback.planning.pool import pool  # noqa: PLC0415
    from strongback.planning.problem import WeekProblem  # noqa: PLC0415

    rng = random.Random(seed)
    found: list[dict[str, Any]] = []
    while len(found) < people:
        request = random_request(rng)
        if request.days:
            around = frame(request)
            budget_s = request.profile.minutes * 60 - around.seconds - around.stretch_s
            program = WeekProblem(request, pool(request), budget_s).program
            rows = [[lower, upper, list(row.items())] for lower, upper, row in program.rows]
            found.append({"lower": program.lower, "upper": program.upper, "worth": program.worth, "rows": rows})
    return found


def answer(name: str, file: Path) -> None:
    """Solve the problems from a number on, one line of JSON each, in this process."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    solve = _cp_sat if name == "cp-sat" else _highs
    solve(raw[0])
    for at in range(int(sys.argv[3]), len(raw)):
        before = time.process_time()
        objective = solve(raw[at])
        print(json.dumps([at, 1000 * (time.process_time() - before), objective]), flush=True)


def _cp_sat(raw: dict[str, Any]) -> float | None:
    from strongback.planning.program import Program  # noqa: PLC0415
    from strongback.planning.solver import solve  # noqa: PLC0415

    rows = [(lower, upper, dict(map(tuple, row))) for lower, upper, row in raw["rows"]]
    program = Program(raw["lower"], raw["upper"], raw["worth"], rows)
    solution = solve(program, time_limit_s=PATIENCE_S, gap=GAP)
    return solution.objective if solution.values else None


def _highs(raw: dict[str, Any]) -> float | None:
    import highspy  # noqa: PLC0415 - only measured against
    import numpy as np  # noqa: PLC0415

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(raw["lower"]), len(raw["rows"])
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.array(raw["worth"])
    model.col_lower_, model.col_upper_ = np.array(raw["lower"], float), np.array(raw["upper"], float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(raw["lower"])
    model.row_lower_ = np.array([row[0] for row in raw["rows"]], float)
    model.row_upper_ = np.array([row[1] for row in raw["rows"]], float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row[2]) for row in raw["rows"])]).astype(np.int32)
    model.a_matrix_.index_ = np.array([column for row in raw["rows"] for column, _ in row[2]], np.int32)
    model.a_matrix_.value_ = np.array([factor for row in raw["rows"] for _, factor in row[2]], float)
    highs: Any = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", GAP), ("time_limit", PATIENCE_S)):
        highs.setOptionValue(option, value)
    highs.passModel(model)
    highs.run()
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(highs.getInfo().objective_function_value) if optimal else None


def _run(name: str, file: Path) -> tuple[dict[int, dict[str, Any]], int]:
    """Let one solver answer everything; after an abort it goes on with the next problem in a new process."""
    found: dict[int, dict[str, Any]] = {}
    start, aborts, count = 0, 0, len(json.loads(file.read_text(encoding="utf-8")))
    while start < count:
        command = [sys.executable, __file__, name, str(file), str(start)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this very file
        for line in done.stdout.splitlines():
            at, ms, objective = json.loads(line)
            found[at] = {"ms": ms, "objective": objective}
        if done.returncode == 0:
            break
        aborts += 1
        start = max(found, default=-1) + 2
    return found, aborts


def _agree(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 2 * GAP * max(1.0, abs(one))


def _size_mb(package: str) -> float:
    """Return the size of a package and of everything it needs."""
    wanted, seen, total = [package], set[str](), 0
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        total += sum(Path(str(file.locate())).stat().st_size for file in distribution.files or () if _exists(file))
        wanted += [
            part.split()[0].split(";")[0].split("[")[0].rstrip("<>=!~0123456789., ") for part in _needs(distribution)
        ]
    return total / 1e6


def _exists(file: importlib.metadata.PackagePath) -> bool:
    return Path(str(file.locate())).exists()


def _needs(distribution: importlib.metadata.Distribution) -> list[str]:
    return [need for need in distribution.requires or () if "extra ==" not in need]


def _import_s(name: str) -> float:
    times = []
    for _ in range(7):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {MODULES[name]}"], check=True)  # noqa: S603 - fixed words
        times.append(time.perf_counter() - before)
    return median(times)


if __name__ == "__main__":
    main()
