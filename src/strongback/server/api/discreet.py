"""What a reader gets who may see training and not pain: the same page without what was said about how one feels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strongback.insight.rules import OF_FEELING, PAIN_THIS_WEEK
from strongback.server.api.access import Need, may

if TYPE_CHECKING:
    from strongback.server.api.access import AthletesRequest

# Reasons that repeat a pain note, a check-in or an answer to the screening (``SB-S``).
ABOUT_FEELING = frozenset({
    "SB-P010", "SB-P011", "SB-P012", "SB-P013", "SB-P014", "SB-P015", "SB-P029",
    PAIN_THIS_WEEK.code, *(rule.code for rule in OF_FEELING),
})  # fmt: skip
OF_SCREENING = "SB-S"
HIDDEN = frozenset({"pain", "worst_pain", "screening"})


def shown(request: AthletesRequest, document: Any) -> Any:
    """Return a document as whoever asks may see it."""
    return document if may(request, Need.SEE_PAIN) else without_pain(document)


def without_pain(document: Any) -> Any:
    """Leave out reasons about pain and feeling, and empty the fields that hold it; what is to be done stays."""
    if isinstance(document, dict):
        return {key: None if key in HIDDEN else without_pain(value) for key, value in document.items()}
    if isinstance(document, list | tuple):
        return [without_pain(item) for item in document if not _is_about_feeling(item)]
    return document


def _is_about_feeling(item: Any) -> bool:
    code = item.get("rule") if isinstance(item, dict) else None
    return isinstance(code, str) and (code in ABOUT_FEELING or code.startswith(OF_SCREENING))
