"""The coach's list: the athletes who let one see their records, those who need one first before the others."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from strongback.insight.attention import AthleteFacts, Attention, Need, attention
from strongback.knowledge import catalogue
from strongback.server.accounts.models import CoachLink, Scope
from strongback.server.accounts.trail import note_reading
from strongback.server.api.access import Reader, SignedIn
from strongback.server.api.clock import zone_called
from strongback.server.api.convert import reply
from strongback.server.api.paging import USUAL, Cursor, Limit, page_of_words
from strongback.server.api.problems import ProblemError
from strongback.server.api.schemas.coaching import CoachedAthlete
from strongback.server.api.schemas.shared import Page
from strongback.store.overview import facts_of

router = Router(tags=["sharing"])
FIRST_WORDS = 200


@router.get("/coach/athletes", response=Page[CoachedAthlete], operation_id="coached", summary="List one's athletes")
def coached(request: SignedIn, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponse:
    """Return the athletes who let one see their records, those who need the coach most first.

    The order is by the most serious of their needs, then by how long it waits. It is made anew for each page, so an
    athlete whose needs change meanwhile may move.
    """
    reader = request.reader
    if reader.token is not None and "athletes" not in reader.token.scopes:
        raise ProblemError(403, "This token may not do this; it needs the scope athletes.", "not-allowed")
    if not reader.user.is_coach:
        raise ProblemError(403, "Only a coach has athletes.", "not-allowed")
    links = CoachLink.objects.in_force().filter(coach=reader.user).select_related("athlete__user")
    listed = _in_order(list(links), reader)
    found = page_of_words(listed, "place", cursor, limit)
    seen = [item["link"].athlete_id for item in found["items"] if item["sees"]]
    if seen:
        note_reading(seen, reader.user, "overview", reader.token)
    return reply(found | {"items": [item["document"] for item in found["items"]]})


def _in_order(links: list[CoachLink], reader: Reader) -> list[dict[str, Any]]:
    """Return the links with what is shown of each, in the order of the words that say their place."""
    seen = [link for link in links if _sees(reader, link, Scope.SEE_TRAINING)]
    now = timezone.now()
    facts = facts_of({link.athlete_id: link.accepted_at.date() for link in seen}, now.date())
    found = []
    for link in links:
        of_one = facts.get(link.athlete_id)
        if of_one is None:
            document, place = _document(link, None, Attention()), _place(link, Attention())
        else:
            local = now.astimezone(zone_called(link.athlete.user.time_zone if _user(link) else "UTC"))
            known = attention(of_one, local, catalogue(), sees_pain=_sees(reader, link, Scope.SEE_PAIN))
            document, place = _document(link, of_one, known), _place(link, known)
        found.append({"link": link, "sees": of_one is not None, "document": document, "place": place})
    return sorted(found, key=lambda item: item["place"])


def _sees(reader: Reader, link: CoachLink, scope: Scope) -> bool:
    """Say whether a consent allows something, and the token too where a program asks."""
    return scope in link.scopes and (reader.token is None or str(scope) in reader.token.scopes)


def _place(link: CoachLink, known: Attention) -> str:
    """Return the place in the list as a word: the more serious and the longer waiting, the earlier."""
    if not known.needs:
        return f"9 {link.accepted_at.isoformat()} {link.athlete_id}"
    first = known.needs[0]
    return f"{8 - first.seriousness} {first.since.isoformat()} {link.athlete_id}"


def _user(link: CoachLink) -> Any:
    return getattr(link.athlete, "user", None)


def _document(link: CoachLink, facts: AthleteFacts | None, known: Attention) -> dict[str, Any]:
    user, last = _user(link), None if facts is None else facts.last_trained
    fortnight = {"done": known.fortnight.done, "planned": known.fortnight.planned}
    return {
        "id": str(link.athlete_id),
        "name": link.athlete.name if user is None else str(user),
        "scopes": link.scopes,
        "since": link.accepted_at.isoformat(),
        "last_trained": None if last is None else last.isoformat(),
        "sessions_last_fortnight": None if facts is None else fortnight,
        "needs": [_need(need) for need in known.needs],
        "latest_comment": None if facts is None else _comment(facts),
    }


def _need(need: Need) -> dict[str, Any]:
    return need.why.document() | {"severity": str(need.why.rule.severity), "since": need.since.isoformat()}


def _comment(facts: AthleteFacts) -> dict[str, Any] | None:
    said = facts.comment
    if said is None:
        return None
    text = said.text if len(said.text) <= FIRST_WORDS else f"{said.text[:FIRST_WORDS]}…"
    return {
        "id": said.id,
        "day": said.day.isoformat(),
        "written_at": said.written_at.isoformat(),
        "text": text,
        "answered": facts.answered,
    }
