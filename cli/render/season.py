"""Seasons for people: what a plan brings, who stands first for whom, who is overlooked, what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType

from cli.render.amounts import decimal, percent
from cli.render.lines import BAD, DIM, GOOD, STRONG, bullet, joined, line, said, table
from matching.codes import code_list
from matching.messages import Language, Message, message
from matching.season.approving import Approved
from matching.season.changing import Preview
from matching.season.met import REASONS
from matching.season.overlooked import WHYS, overlooked
from matching.season.readers import STATES
from matching.season.rule import SENTENCES, Rule
from matching.season.season import Season, SeasonList, Sort
from matching.season.stale import WHYS as STALE_WHYS
from matching.season.stale import Stale

SIDES: dict[Sort, Message] = {"needs": message("need"), "offers": message("offer")}
Names = Mapping[str, str]
SMALLEST_COST = 0.0005


def season_table(seasons: Sequence[Season], language: Language) -> Iterator[RenderableType]:
    """Id, name, state and expected matches; a sentence where there are none."""
    if not seasons:
        yield said(message("There are no such seasons; 'brobygger plan season' plans one."), language)
        return
    headings = (message("id"), message("name"), message("state"), message("centre"), message("matches"))
    made = table(*(heading.text(language) for heading in headings))
    made.columns[0].no_wrap = True
    for one in seasons:
        matches = decimal(one.outcome.expected_matches, language, 1)
        state = code_list(STATES).label(one.state, language)
        made.add_row(line(one.id), line(one.name), state, line(one.centre), matches)
    yield made


def season_lines(
    season: Season,
    names: Names,
    language: Language,
    *,
    n: int,
    stale: Sequence[Stale] = (),
    kept: bool | None = None,
) -> Iterator[RenderableType]:
    """A season; ``kept`` says whether it was just planned and kept, None that it is only shown."""
    yield from _head(season, language)
    yield ""
    yield from _firsts(season, names, language, n)
    yield ""
    yield from _overlooked(season, names, language)
    yield from _rules(season, language)
    yield from _stale(stale, names, language)
    yield from _foot(season, language, kept)


def preview_lines(
    looked: Preview, names: Names, language: Language, *, kept: bool
) -> Iterator[RenderableType]:
    """What a change costs, and which lists begin otherwise."""
    before, after = looked.before.value, looked.after
    yield said(cost_sentence(looked.cost, language), language, BAD if looked.cost > 0 else GOOD)
    yield said(
        message(
            "Expected matches: {after} instead of {before}.",
            after=decimal(after.outcome.expected_matches, language, 2),
            before=decimal(before.outcome.expected_matches, language, 2),
        ),
        language,
    )
    moved = [own for own in after.lists if own.statement in looked.moved]
    if moved:
        yield said(message("Lists that begin with another: {count}", count=len(moved)), language, STRONG)
    for own in moved[:10]:
        yield bullet("·", line(_first_words(own, names, language)), indent=2)
    yield from _stale(looked.stale, names, language)
    if not kept:
        yield said(message("Nothing was kept; --keep keeps the change."), language, DIM)


def cost_sentence(cost: float, language: Language) -> Message:
    """What a change costs, or brings."""
    if cost == 0:
        return message("The change costs nothing.")
    if cost > 0:
        return message("The change costs {cost} expected matches.", cost=decimal(cost, language, 3))
    return message("The change brings {more} expected matches.", more=decimal(-cost, language, 3))


def approved_lines(done: Approved, language: Language, *, put: bool) -> Iterator[RenderableType]:
    """How many introductions were made, and why others were not."""
    what = message("Introductions put to both sides, or in line: {count}", count=len(done.made))
    if not put:
        what = message("Introductions drafted: {count}", count=len(done.made))
    yield said(what, language, STRONG)
    if done.before:
        yield said(message("Made before: {count}", count=done.before), language)
    if done.refused:
        yield said(message("Not made: {count}", count=len(done.refused)), language)
    for one in done.refused:
        yield bullet("–", line(f"{one.need} · {one.offer}: {one.why.text(language)}"), BAD, indent=2)
    yield said(message("'brobygger introductions list' shows them."), language, DIM)


def _head(season: Season, language: Language) -> Iterator[RenderableType]:
    outcome, asked = season.outcome, season.asked
    state = code_list(STATES).label(season.state, language)
    yield line((season.name, STRONG), f" · {season.id} · {state}")
    sides = {asked.lists_for: len(season.lists), asked.receivers: len(season.receivers)}
    yield said(
        message("Open needs: {needs}; open offers: {offers}", needs=sides["needs"], offers=sides["offers"]),
        language,
        DIM,
    )
    yield said(
        message(
            "Expected matches: {matches}. If everybody asked its own favourites: {naive}.",
            matches=decimal(outcome.expected_matches, language, 1),
            naive=decimal(outcome.naive, language, 1),
        ),
        language,
        STRONG,
    )
    for kind, cost in outcome.costs.items():
        if abs(cost) < SMALLEST_COST:
            continue
        yield said(
            message(
                "The {kind} costs {cost} expected matches.",
                kind=message(kind),
                cost=decimal(cost, language, 3),
            ),
            language,
            DIM,
        )
    if outcome.stopped:
        yield said(message("The deadline ended the search; with more time it may get better."), language)


def _firsts(season: Season, names: Names, language: Language, n: int) -> Iterator[RenderableType]:
    """The first place of the lists that can expect most."""
    lists = sorted((own for own in season.lists if own.rows), key=lambda own: (-own.matches, own.statement))
    headings = (
        SIDES[season.asked.lists_for].text(language),
        message("first on its list").text(language),
        message("both say yes").text(language),
    )
    made = table(*headings)
    for own in lists[:n]:
        row = own.rows[0]
        mark = f" ({message('by you').text(language)})" if row.fixed else ""
        made.add_row(
            line(_who(names, own.partner, own.statement)),
            line(_who(names, row.partner, row.statement) + mark),
            percent(row.proposer_yes * row.receiver_yes, language),
        )
    yield made
    if len(lists) > n:
        yield said(
            message("{n} of {all} lists; -n shows more, --json has all of them.", n=n, all=len(lists)),
            language,
            DIM,
        )


def _overlooked(season: Season, names: Names, language: Language) -> Iterator[RenderableType]:
    least = overlooked(season)
    yield said(message("Overlooked: who can expect least"), language, STRONG)
    for one in least[:10]:
        words = f"{_who(names, one.partner, one.statement)}: {decimal(one.matches, language, 2)}"
        yield bullet("·", line(f"{words}, {WHYS[one.why].text(language)}"), indent=2)
    if len(least) > 10:
        yield said(message("… and {more} more; --json has all.", more=len(least) - 10), language, DIM)


def _rules(season: Season, language: Language) -> Iterator[RenderableType]:
    if season.asked.rules:
        yield said(message("What the broker says"), language, STRONG)
    for rule in season.asked.rules:
        yield bullet("·", line(_rule_words(rule, language)), indent=2)
    for change in season.changes:
        words = joined([_rule_words(rule, language) for rule in (*change.added, *change.undone)], ", ")
        yield bullet("→", line(f"{words}: {cost_sentence(change.cost, language).text(language)}"), indent=4)


def _stale(stale: Sequence[Stale], names: Names, language: Language) -> Iterator[RenderableType]:
    if stale:
        yield said(message("No longer as it was when it was planned"), language, STRONG)
    for one in stale:
        why = STALE_WHYS[one.why].text(language)
        yield bullet("!", line(f"{_who(names, one.partner, one.statement)}: {why}"), BAD, indent=2)


def _foot(season: Season, language: Language, kept: bool | None) -> Iterator[RenderableType]:
    for reason, pairs in sorted(season.kept_apart.items()):
        yield said(
            message(
                "Pairs that are not planned, because {why}: {count}",
                why=REASONS[reason],  # type: ignore[index]
                count=pairs,
            ),
            language,
            DIM,
        )
    yield said(message("Model: {model}", model=season.model), language, DIM)
    if kept:
        yield said(
            message(
                "Kept as a draft. 'brobygger season change {id}' tries changes, 'brobygger season approve "
                "{id}' makes introductions.",
                id=season.id,
            ),
            language,
        )
    elif kept is not None:
        yield said(message("Nothing was kept."), language)


def _who(names: Names, partner: str, statement: str) -> str:
    return f"{names.get(partner, partner)} · {statement}"


def _first_words(own: SeasonList, names: Names, language: Language) -> str:
    nobody = message("nobody").text(language)
    first = _who(names, own.rows[0].partner, own.rows[0].statement) if own.rows else nobody
    return f"{_who(names, own.partner, own.statement)} → {first}"


def _rule_words(rule: Rule, language: Language) -> str:
    return f"{' · '.join(rule.ids)}: {SENTENCES[rule.kind].text(language)}"
