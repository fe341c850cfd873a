"""Loads what recognition knows of titles, labels and file names: data that the owner can extend.

The file that is shipped and the owner's own have one form, which ``rules.toml`` explains to its
reader. Both are checked when they are loaded; a mistake is a BadValue that names the rule. What
the rules are applied to is ``recognition``'s business.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from gsmos_tray import errors
from gsmos_tray.documents.file_names import BadPattern, NamePattern
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.phrases import KnownWords, Phrase, Phrases, phrase

VERSION = 1
_READERS = 2
"""Goes up with each release whose readers see more: then what was unknown is judged again."""

_LARGEST_FILE = 1024 * 1024
_LONGEST_TEXT = 200
_MOST_ENTRIES = 2_000
_LABELS = (
    *("numar", "serie", "numar_simplu", "data_emiterii", "data", "total", "total_general"),
    *("total_simplu", "moneda", "furnizor", "client", "nume", "cui", "cod_reparatie", "ignora"),
    *("furnizor_singur", "client_singur", "nu_e_nume"),
)
DOCUMENT_EXTENSIONS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"}) | {
    *(".gif", ".webp", ".heic", ".heif")
}

Plain = dict[str, Any]
_NOTHING: Phrases[bool] = Phrases(())


@dataclass(frozen=True, slots=True)
class Rule:
    """How one sort of document is known. *own*: it is the owner's."""

    name: str
    kind: Kind
    titles: tuple[Phrase, ...] = ()
    texts: tuple[Phrase, ...] = ()
    unless: Phrases[bool] = _NOTHING
    evidence: str | None = None
    least: int = 0
    overrides: frozenset[Kind] = frozenset()
    free_tail: bool = False
    after_name: bool = False
    anywhere: bool = False
    patterns: tuple[NamePattern, ...] = ()
    extensions: frozenset[str] = DOCUMENT_EXTENSIONS
    own: bool = False


@dataclass(frozen=True)
class Rules:
    """All rules: the owner's, the last first, then those shipped. *stamp* changes with any."""

    rules: tuple[Rule, ...]
    titles: Phrases[Rule]
    labels: Phrases[str]
    tail_words: KnownWords
    silent_names: Phrases[bool]
    evidence: Mapping[str, Phrases[int]]
    patterns: Mapping[str, list[tuple[Rule, NamePattern]]]
    stamp: str
    plain: tuple[Plain, Plain]

    @classmethod
    def load(cls, shipped: Path, own: Path | None) -> Rules:
        """Read both files. Raises BadValue: *at* is the rule that is wrong."""
        return cls.of(_read(shipped), _read(own) if own else {})

    @classmethod
    def of(cls, shipped: Plain, own: Plain) -> Rules:
        """Check what the files hold: that is also how the rules reach the reading process."""
        mine = [_rule(one, own=True) for one in reversed(_own_rules(own))]  # the latest word counts
        theirs = [_rule(one, own=False) for one in _list(shipped, "regula", "rules.toml")]
        groups = _table(shipped, "dovezi")
        for rule in theirs:
            if rule.evidence is not None and rule.evidence not in groups:
                _refuse(rule.name, "dovezi", rule.evidence)
        rules = (*mine, *theirs)
        content = json.dumps([_READERS, shipped, own], sort_keys=True, ensure_ascii=False)
        return cls(
            rules=rules,
            titles=Phrases((title, rule) for rule in rules for title in rule.titles),
            labels=Phrases(
                (phrase(text), label)
                for label in _LABELS
                for text in _texts(_table(shipped, "etichete"), label, "etichete")
            ),
            tail_words=KnownWords(_words(_table(shipped, "titlu"), "cuvinte", "titlu")),
            silent_names=Phrases(
                (phrase(text), True) for text in _texts(_table(shipped, "nume"), "evita", "nume")
            ),
            evidence={name: _evidence(name, rows) for name, rows in groups.items()},
            patterns=_by_word(rules),
            stamp=hashlib.sha256(content.encode()).hexdigest()[:12],
            plain=(shipped, own),
        )


def _by_word(rules: tuple[Rule, ...]) -> dict[str, list[tuple[Rule, NamePattern]]]:
    """Sort the patterns by a word of theirs; those that have none are under the empty word."""
    sorted_patterns: dict[str, list[tuple[Rule, NamePattern]]] = {"": []}
    for rule in rules:
        for pattern in rule.patterns:
            word = max(pattern.own_words, key=len, default="")
            sorted_patterns.setdefault(word, []).append((rule, pattern))
    return sorted_patterns


def _read(path: Path) -> Plain:
    try:
        content = path.read_bytes()
        if len(content) > _LARGEST_FILE:
            _refuse("rules.toml", "too_long", str(len(content)))
        return tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as cause:
        raise errors.BadValue(
            name="rules", value=str(path), fault="not_toml", at=str(cause)
        ) from cause


def _own_rules(own: Plain) -> list[Any]:
    if unknown := set(own) - {"regula", "versiune"}:
        _refuse("rules.toml", "unknown_key", min(unknown))
    if own.get("versiune", VERSION) != VERSION:
        _refuse("rules.toml", "versiune", str(own["versiune"]))
    return _list(own, "regula", "rules.toml")


_KEYS = frozenset({"nume", "fel", "titluri", "text", "fara", "dovezi", "minim", "inaintea"}) | {
    *("coada_libera", "dupa_nume", "oriunde", "nume_fisier", "extensii")
}


def _rule(plain: object, *, own: bool) -> Rule:
    if not isinstance(plain, dict):
        _refuse("regula", "not_a_table", str(plain)[:_LONGEST_TEXT])
    name = plain.get("nume")
    if not isinstance(name, str) or not name.strip():
        _refuse("regula", "nume", str(name))
    if unknown := set(plain) - _KEYS:
        _refuse(name, "unknown_key", min(unknown))
    evidence, least = plain.get("dovezi"), plain.get("minim", 0)
    if own and evidence is not None:
        _refuse(name, "dovezi", str(evidence))  # who writes a rule of his own believes its title
    if not isinstance(least, int):
        _refuse(name, "minim", str(least))
    rule = Rule(
        name=name,
        kind=_kind(plain.get("fel"), name),
        titles=tuple(_phrase(text, name) for text in _texts(plain, "titluri", name)),
        texts=tuple(_phrase(text, name) for text in _texts(plain, "text", name)),
        unless=Phrases((_phrase(text, name), True) for text in _texts(plain, "fara", name)),
        evidence=evidence,
        least=least,
        overrides=frozenset(_kind(kind, name) for kind in _texts(plain, "inaintea", name)),
        free_tail=own or bool(plain.get("coada_libera", False)),
        after_name=bool(plain.get("dupa_nume", False)),
        anywhere=bool(plain.get("oriunde", False)),
        patterns=tuple(_pattern(text, name) for text in _texts(plain, "nume_fisier", name)),
        extensions=frozenset(_texts(plain, "extensii", name)) or DOCUMENT_EXTENSIONS,
        own=own,
    )
    if not (rule.titles or rule.texts or rule.patterns):
        _refuse(name, "empty", "")
    return rule


def _kind(text: object, rule: str) -> Kind:
    try:
        return Kind(str(text))
    except ValueError:
        _refuse(rule, "unknown_kind", str(text))


def _pattern(text: str, rule: str) -> NamePattern:
    try:
        return NamePattern.checked(text)
    except BadPattern as cause:
        _refuse(rule, "bad_pattern", str(cause))


def _phrase(text: str, rule: str) -> Phrase:
    if not (found := phrase(text)):
        _refuse(rule, "empty_phrase", text)
    return found


def _evidence(name: str, rows: object) -> Phrases[int]:
    if not isinstance(rows, list):
        _refuse("dovezi", "not_a_list", name)
    return Phrases(
        (phrase(text), number)
        for number, row in enumerate(rows)
        for text in _texts({"rand": row}, "rand", name)
    )


def _words(plain: Plain, key: str, rule: str) -> list[str]:
    return [word for text in _texts(plain, key, rule) for word in phrase(text)]


def _texts(plain: Plain, key: str, rule: str) -> list[str]:
    found = _list(plain, key, rule)
    if not all(isinstance(one, str) and 0 < len(one) <= _LONGEST_TEXT for one in found):
        _refuse(rule, "not_texts", key)
    return found


def _list(plain: Plain, key: str, rule: str) -> list[Any]:
    found = plain.get(key, [])
    if not isinstance(found, list) or len(found) > _MOST_ENTRIES:
        _refuse(rule, "not_a_list", key)
    return found


def _table(plain: Plain, key: str) -> Plain:
    found = plain.get(key, {})
    if not isinstance(found, dict):
        _refuse("rules.toml", "not_a_table", key)
    return found


def _refuse(rule: str, fault: str, value: str) -> NoReturn:
    raise errors.BadValue(name="rules", value=value, fault=fault, at=rule)
