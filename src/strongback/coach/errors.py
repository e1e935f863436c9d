"""What can stand in the way of an answer, one class for each case, each sentence with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class CoachError(Exception):
    """Something is missing or wrong that the person can mend; the text says how.

    ``exit_code`` is what a command ends with: 1 for an answer that is a refusal, 2 for input that cannot be used.
    """

    exit_code = 1


class NoProfileError(CoachError):
    """Nobody has said yet who trains."""

    def __init__(self) -> None:
        super().__init__("There is no profile yet: run strongback start, or strongback plan --profile FILE --save.")


class NotScreenedError(CoachError):
    """The screening was never answered."""

    def __init__(self) -> None:
        super().__init__("The screening was never answered: run strongback screen.")


class NoPlanError(CoachError):
    """There is no plan to train by."""

    def __init__(self) -> None:
        super().__init__("There is no plan yet: run strongback plan --save.")


class OutdatedPlanError(CoachError):
    """The plan names exercises that this version no longer has."""

    def __init__(self, names: str) -> None:
        super().__init__(f"Your plan names {names}, which this version does not know: run strongback plan --save.")


class PlanOverError(CoachError):
    """The mesocycle has ended."""

    def __init__(self, last_day: str) -> None:
        super().__init__(f"Your plan ended on {last_day}: run strongback plan --save for the next mesocycle.")


class OtherSetError(CoachError):
    """A set has the id of another one that is kept already."""

    def __init__(self, set_id: str, differing: Sequence[str]) -> None:
        said = ", ".join(differing)
        super().__init__(f"There is another set with the id {set_id} ({said} differ); make a new id for this one.")


class UnreadableFileError(CoachError):
    """A file cannot be read at all."""

    exit_code = 2


class StoreError(CoachError):
    """The store cannot be used; the text says what is wrong and that nothing was changed."""

    exit_code = 2


class UsageError(CoachError):
    """A command was asked for something it cannot do."""

    exit_code = 2
