"""Decides by the title what a page is: which phrase stands where a title stands, and as one.

Counting words would make an invoice of every text about invoices. A title is recognised by its
place, its size and its capitals, by what follows it, and by the company it keeps: the words that
a document of its sort cannot do without. Two titles that are equally good decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.phrases import Found, Word, words
from gsmos_tray.documents.rules import Rule, Rules
from gsmos_tray.documents.tails import Tail, is_bare_number, read_tail

_MOST_SPOTS = 400
_LONGEST_TITLE = 18
_LONGEST_FREE_TAIL = 9
_LARGER, _MUCH_LARGER = 1.15, 1.5
_UPPER, _MIDDLE = 0.25, 0.5
_HEAD = 0.12
_ENOUGH = 4
_NO_TAIL = Tail()
_MORE_COMPANY = 2
_MUCH_MORE_COMPANY = 4
"""A bill may thank its reader; a letter about one does not hold a whole bill."""

_TOO_CLOSE = 0.15
_SAME_SIZE = 1.25
_LONGEST_SHOWN = 80
_NAME_BEFORE = 4
_DASHES = ("—", "–", "|", "•", "·", " -")
_DASH = re.compile("|".join(map(re.escape, _DASHES)))
_FEW = 3
_PARTIES = frozenset({"furnizor", "client"})
_HEADS_OF_A_TABLE = 2
"""«Nr. | FACTURA | Data» heads the columns of a list."""


@dataclass(frozen=True, slots=True)
class Title:
    """A phrase that stands as a title. *size*: its height, in that of the page's other letters."""

    rule: Rule
    spot: Spot
    last: Spot  # another one if the title goes over two stretches
    text: str
    size: float
    depth: float
    tail: Tail
    near: Tail = _NO_TAIL  # what stands beside or below, if it goes on like a title
    has_lost_letters: bool = False
    heads_page: bool = False  # alone on the first line or two
    goes_on: bool = False  # in words of its own: «FACTURĂ ENERGIE ELECTRICĂ»

    @property
    def is_prominent(self) -> bool:
        """Whether it is larger than the text, or in capitals."""
        return self.size >= _LARGER or self.spot.is_capital

    @property
    def score(self) -> int:
        """How much speaks for its being a title at all."""
        score = 3 if self.size >= _MUCH_LARGER else 2 if self.size >= _LARGER else 0
        score += 2 if self.spot.is_capital else 0
        placed = self.depth <= _UPPER or self.rule.anywhere
        score += 2 if placed else 1 if self.depth <= _MIDDLE else 0
        if self.rule.kind is not Kind.OTHER:
            score += 2 if self.heads_page else 0
            numbered = (self.tail.number, self.tail.day, self.near.number, self.near.day)
            score += 2 if any(numbered) else 0
        return score

    @property
    def strength(self) -> float:
        """How it compares with other titles of the page."""
        return self.size + (1 - self.depth) + (0.5 if self.spot.is_capital else 0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The title that decides; or those that contradict each other; or neither.

    *unsupported*: a title that stands alone, without the words that belong to it.
    """

    title: Title | None = None
    rivals: tuple[Title, ...] = ()
    unsupported: Title | None = None


def verdict(page: Page, rules: Rules) -> Verdict:
    """Find the title of the page."""
    company = Company(page, rules)
    found = list(_titles(page, rules))
    standing = [title for title in found if _stands(title, page, rules)]
    supported = [title for title in standing if _is_supported(title, page, company)]
    # What goes on in words of its own may be a newspaper's headline: it comes last.
    supported = [title for title in supported if not title.goes_on] or supported
    own = [title for title in found if title.rule.own]
    if own:
        return Verdict(max(own, key=lambda title: title.strength))
    if not supported:
        return Verdict(unsupported=max(standing, key=lambda title: title.strength, default=None))
    best = max(supported, key=lambda title: title.strength)
    for other in supported:
        if best.rule.kind in other.rule.overrides and _may_override(other, best):
            return Verdict(other)
    rivals = [
        other
        for other in supported
        if other.rule.kind is not best.rule.kind
        and best.strength - other.strength < _TOO_CLOSE
        and best.rule.kind not in other.rule.overrides
        and other.rule.kind not in best.rule.overrides
    ]
    return Verdict(rivals=(best, *rivals)) if rivals else Verdict(best)


class Company:
    """Counts, once for each group, the rows of evidence of which a page has a word."""

    def __init__(self, page: Page, rules: Rules) -> None:
        self._page = page
        self._rules = rules
        self._counted: dict[str, int] = {}

    def count(self, group: str) -> int:
        """Give the number of rows of *group*."""
        if group not in self._counted:
            evidence, tolerant = self._rules.evidence[group], self._page.has_lost_letters
            found = (
                hit.value
                for spot in self._page.spots
                for hit in evidence.anywhere(spot.words, tolerant=tolerant)
            )
            self._counted[group] = len(set(found))
        return self._counted[group]


def _stands(title: Title, page: Page, rules: Rules) -> bool:
    if title.size < _LARGER:
        heads = [spot for spot in page.companions(title.spot) if not _heads_a_party(spot, rules)]
        if len(heads) >= _HEADS_OF_A_TABLE:
            return False
    if title.rule.kind is Kind.OTHER:
        placed = title.depth < _MIDDLE or title.size >= _MUCH_LARGER
        return title.is_prominent and placed and title.score >= _ENOUGH
    return title.score >= _ENOUGH


def _heads_a_party(spot: Spot, rules: Rules) -> bool:
    """«Furnizor | FACTURA | Client» heads no table: it is the oldest form of all."""
    hit = rules.labels.at(spot.words, 0) if spot.words else None
    return hit is not None and hit.value in _PARTIES


def _is_supported(title: Title, page: Page, company: Company) -> bool:
    rule = title.rule
    if rule.evidence is None:
        return True
    least = rule.least
    if not title.is_prominent:
        least += _MUCH_MORE_COMPANY if _says(page, rule) else _MORE_COMPANY
    return company.count(rule.evidence) >= least


def _says(page: Page, rule: Rule) -> bool:
    """Whether the page says what a document of this sort does not say: «Stimate client»."""
    return any(found for spot in page.spots for found in rule.unless.anywhere(spot.words))


def _may_override(other: Title, best: Title) -> bool:
    """Tell a second title from a reference: «proforma nr. 12 din …» on an invoice."""
    return other.size >= best.size / _SAME_SIZE or (
        other.spot.is_capital and other.tail.is_empty and other.size >= 1
    )


def _titles(page: Page, rules: Rules) -> Iterator[Title]:
    for spot in page.spots[:_MOST_SPOTS]:
        if not spot.words or len(spot.words) > _LONGEST_TITLE:
            continue
        found = [hit for hit in (_joined(page, spot, rules), _single(page, spot, rules)) if hit]
        if found:
            yield found[0]


def _single(page: Page, spot: Spot, rules: Rules) -> Title | None:
    # A font may lose letters without a trace: FACTUR, for FACTURĂ. In titles that is noticed.
    large = spot.is_capital or spot.stretch.height >= _LARGER * page.body_height
    hit = rules.titles.at(spot.words, 0, tolerant=page.has_lost_letters or large)
    hit = hit or rules.titles.spaced_out(spot.words)
    if hit is None:
        hit = _after_name(page, spot, rules) or _behind_a_dash(spot, rules)
    return _title(page, spot, spot, hit, rules) if hit else None


def _after_name(page: Page, spot: Spot, rules: Rules) -> Found[Rule] | None:
    """«Firma X Invoice»: only for rules that allow it, and only as large as a title is."""
    if spot.stretch.height < _LARGER * page.body_height:
        return None
    for hit in rules.titles.anywhere(spot.words):
        if hit.value.after_name and hit.end == len(spot.words) and hit.start <= _NAME_BEFORE:
            return hit
    return None


def _behind_a_dash(spot: Spot, rules: Rules) -> Found[Rule] | None:
    """«Firma X SRL — FACTURĂ seria ABC nr. 12»: in capitals, and with its number or date."""
    if not _DASH.search(spot.text):
        return None
    for hit in rules.titles.anywhere(spot.words):
        before = spot.text[: spot.words[hit.start].start].rstrip()
        here = spot.text[spot.words[hit.start].start : spot.words[hit.start].end]
        if hit.start <= _NAME_BEFORE + 1 and before.endswith(_DASHES) and here.isupper():
            tail = read_tail(spot.text[spot.words[hit.end - 1].end :], rules.tail_words)
            if (tail.number or tail.day) and not tail.is_prose:
                return hit
    return None


def _joined(page: Page, spot: Spot, rules: Rules) -> Title | None:
    """Find a title that goes over two stretches: «CERTIFICAT» above «DE GARANȚIE»."""
    tolerant = page.has_lost_letters
    if len(spot.words) > _FEW or not rules.titles.may_begin(spot.words[0], tolerant=tolerant):
        return None
    for other in (page.beside(spot), page.below(spot)):
        if other is None or not other.words:
            continue
        larger = max(spot.stretch.height, other.stretch.height)
        if larger > _SAME_SIZE * min(spot.stretch.height, other.stretch.height):
            continue
        shift = len(spot.text) + 1
        moved = [Word(word.folded, word.start + shift, word.end + shift) for word in other.words]
        both = Spot(spot.stretch, [*spot.words, *moved], spot.order)
        hit = rules.titles.at(both.words, 0, tolerant=tolerant)
        if hit and hit.end > len(spot.words):
            text = f"{spot.text} {other.text}"
            return _title(page, spot, other, hit, rules, words_of=text)
    return None


def _title(
    page: Page, spot: Spot, last: Spot, hit: Found[Rule], rules: Rules, words_of: str | None = None
) -> Title | None:
    text = words_of or spot.text
    cut = words(text)[hit.end - 1].end
    tail = read_tail(text[cut:], rules.tail_words)
    rule = hit.value
    large = spot.is_capital or spot.stretch.height >= _LARGER * page.body_height
    goes_on = tail.is_prose and not _may_go_on(rule, text[cut:])
    if goes_on and not (large and _names_its_subject(rule, text[cut:], rules)):
        return None
    return Title(
        rule=rule,
        spot=spot,
        last=last,
        text=(text if len(text) <= _LONGEST_SHOWN else text[:cut])[:_LONGEST_SHOWN],
        size=spot.stretch.height / page.body_height,
        depth=page.depth(spot),
        tail=tail,
        near=_near(page, last, rules) if tail.is_empty or goes_on else _NO_TAIL,
        has_lost_letters=hit.by_skeleton,
        goes_on=goes_on,
        heads_page=page.depth(spot) <= _HEAD and tail.is_empty and not page.companions(spot),
    )


def _near(page: Page, last: Spot, rules: Rules) -> Tail:
    """Read what stands beside or below a title that ends there: «seria ABC nr. 0123»."""
    for spot in (page.beside(last), page.below(last)):
        if spot is None or not spot.words:
            continue
        bare = is_bare_number(spot.text) and rules.labels.at(spot.words, 0) is None
        if spot.words[0].folded not in rules.tail_words and not bare:
            continue
        tail = read_tail(spot.text, rules.tail_words)
        if not tail.is_prose and (tail.number or tail.day):
            return tail
    return _NO_TAIL


def _names_its_subject(rule: Rule, rest: str, rules: Rules) -> bool:
    """«FACTURĂ ENERGIE ELECTRICĂ» may be one, if the page holds all that an invoice has."""
    here = words(rest)
    return (
        rule.kind is Kind.INVOICE
        and len(here) <= _FEW
        and not any(rules.silent_names.anywhere(here))
        and all(word.folded.isalpha() for word in here)
    )


def _may_go_on(rule: Rule, rest: str) -> bool:
    return rule.free_tail and len(words(rest)) <= _LONGEST_FREE_TAIL
