"""Events of the centre, and questionnaires by a link that nobody has."""

from __future__ import annotations

from tests.api.rights_applications import EVENT
from tests.web.samples.sample import Sample

OWN = f"/events/{EVENT}"
SAMPLES = {
    "GET /events": Sample("/events"),
    "GET /events/new": Sample("/events/new"),
    "POST /events/new": Sample("/events/new", {"name": ""}),
    "GET /events/{id}": Sample(OWN),
    "GET /events/{id}/frame": Sample(f"{OWN}/frame"),
    "POST /events/{id}/frame": Sample(f"{OWN}/frame", {"name": ""}),
    "POST /events/{id}/steps/{step}": Sample(f"{OWN}/steps/open"),
    "POST /events/{id}/guests": Sample(f"{OWN}/guests", {"names": ""}),
    "POST /events/{id}/guests/{guest}/remove": Sample(f"{OWN}/guests/a9/remove"),
    "POST /events/{id}/links": Sample(f"{OWN}/links"),
    "POST /events/{id}/guests/{guest}/link": Sample(f"{OWN}/guests/a9/link"),
    "GET /events/{id}/links": Sample(f"{OWN}/links"),
    "GET /events/{id}/guests/{guest}/link": Sample(f"{OWN}/guests/a9/link"),
    "GET /events/{id}/introductions": Sample(f"{OWN}/introductions"),
    "GET /events/{id}/answers": Sample(f"{OWN}/answers"),
    "GET /events/{id}/plan": Sample(f"{OWN}/plan"),
    "POST /events/{id}/plan": Sample(f"{OWN}/plan"),
    "GET /events/{id}/print": Sample(f"{OWN}/print"),
    "GET /events/{id}/papers/{name}": Sample(f"{OWN}/papers/master.pdf"),
    "GET /events/{id}/live": Sample(f"{OWN}/live"),
    "POST /events/{id}/live/mark": Sample(f"{OWN}/live/mark", {"away": "a1", "round": "1"}),
    "POST /events/{id}/live/start": Sample(f"{OWN}/live/start", {"round": "1"}),
    "POST /events/{id}/live/undo": Sample(f"{OWN}/live/undo"),
    "POST /events/{id}/live/replan": Sample(f"{OWN}/live/replan", {"since": "1"}),
    "GET /events/{id}/outcomes": Sample(f"{OWN}/outcomes"),
    "POST /events/{id}/outcomes": Sample(f"{OWN}/outcomes", {"round": "1"}),
    "POST /events/{id}/introductions": Sample(f"{OWN}/introductions"),
    "GET /questionnaire/{secret}": Sample("/questionnaire/nobodys"),
    "POST /questionnaire/{secret}": Sample("/questionnaire/nobodys", {"hope": "x"}),
    "POST /questionnaire/{secret}/after": Sample("/questionnaire/nobodys/after"),
}
