"""What is unknown becomes a question for the first meeting."""

from __future__ import annotations

from matching.match import DirectedScore
from matching.messages import Message, message
from matching.prior import prior_weights
from matching.reasons import Pair

QUESTIONS = {
    "competences": "Which competences does the task ask for, and who has them?",
    "purpose": "What does each of you want to achieve together?",
    "target_group": "Who is it for?",
    "resource": "Can {partner} give what is sought? Its profile names no offer of this kind.",
    "return": "What does each of you get out of it?",
    "commitment": "Is it one day, a series, a project or something lasting?",
    "time": "When can each of you: which dates, which times of the week, how many hours a month?",
    "place": "Where does it take place, and can some of it be done remotely?",
    "quantity": "How much is needed and how much can be given?",
    "language": "Which language do you speak together?",
    "motive": "Why does each of you want to do it, and does that suit the other?",
    "roles": "Who plays which role?",
    "safeguards": "Is there contact with the target group, and what must be in place to protect it?",
}


def questions(pair: Pair, there: DirectedScore, back: DirectedScore) -> tuple[Message, ...]:
    """Questions for the components neither direction knows, the weightiest first, then what either
    side has said must never happen, and terms that only people can settle."""
    unknown = [
        component
        for component in QUESTIONS
        if there.value(component) is None
        and back.value(component) is None
        and _weight(component, there) > 0
        and not (component == "resource" and pair.theirs)
    ]
    unknown.sort(key=lambda component: (-_weight(component, there) - _weight(component, back), component))
    asked = [message(QUESTIONS[component], partner=pair.partner.name) for component in unknown]
    return (*asked, *_cautions(pair))


def _weight(component: str, directed: DirectedScore) -> float:
    return float(getattr(prior_weights()[component], directed.side))


def _cautions(pair: Pair) -> list[Message]:
    said = [
        (partner.name, text)
        for partner, statement in ((pair.asker, pair.ours), (pair.partner, pair.theirs))
        if partner
        for text in (partner.never, statement.never if statement else "")
        if text
    ]
    return [message("{name} has said what must never happen: “{text}”", name=n, text=t) for n, t in said]
