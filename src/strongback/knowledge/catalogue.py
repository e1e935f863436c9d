"""All that the coach knows, in one immutable value with the questions asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from strongback.knowledge.reading import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strongback.knowledge.article import Article
    from strongback.knowledge.condition import Condition
    from strongback.knowledge.exercise import Exercise
    from strongback.knowledge.motion import Stance
    from strongback.knowledge.muscle import Muscle, MuscleGroup
    from strongback.knowledge.template import Template


@dataclass(frozen=True)
class Catalogue:
    """Every record by its id, in alphabetical order."""

    muscles: Mapping[str, Muscle]
    muscle_groups: Mapping[str, MuscleGroup]
    exercises: Mapping[str, Exercise]
    conditions: Mapping[str, Condition]
    articles: Mapping[str, Article]
    templates: Mapping[str, Template]
    stances: Mapping[str, Stance]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every id, name, alias and foreign name of an exercise, written as an id would be, with the exercise's id."""
        return {
            slug(name): exercise.id
            for exercise in self.exercises.values()
            for name in (exercise.id, exercise.name, *exercise.aliases, *exercise.known_as)
        }

    @cached_property
    def mid_back_groups(self) -> tuple[str, ...]:
        """Ids of the muscle groups that have a weekly floor."""
        return tuple(group.id for group in self.muscle_groups.values() if group.mid_back)

    @cached_property
    def harder(self) -> Mapping[str, tuple[str, ...]]:
        """For each exercise the next harder ones of its ladder, from either neighbour's file."""
        return self._neighbours(up=True)

    @cached_property
    def easier(self) -> Mapping[str, tuple[str, ...]]:
        """For each exercise the next easier ones of its ladder, from either neighbour's file."""
        return self._neighbours(up=False)

    def _neighbours(self, *, up: bool) -> dict[str, tuple[str, ...]]:
        edges: dict[str, set[str]] = {exercise_id: set() for exercise_id in self.exercises}
        for exercise in self.exercises.values():
            said_here, said_there = (exercise.harder, exercise.easier) if up else (exercise.easier, exercise.harder)
            edges[exercise.id].update(said_here)
            for other in said_there:
                if other in edges:
                    edges[other].add(exercise.id)
        return {exercise_id: tuple(sorted(others)) for exercise_id, others in edges.items()}

    def muscles_of(self, group: str) -> tuple[Muscle, ...]:
        """Return the muscles counted under a group."""
        return tuple(muscle for muscle in self.muscles.values() if muscle.group == group)

    def conditions_of(self, exercise: Exercise) -> tuple[Condition, ...]:
        """Return the conditions that rule an exercise out: its cautions."""
        return tuple(item for item in self.conditions.values() if excludes(item, exercise))


def excludes(condition: Condition, exercise: Exercise) -> bool:
    """Say whether a condition takes an exercise out of the plan."""
    return exercise.id in condition.avoid_exercises or not exercise.demands.isdisjoint(condition.avoid)
