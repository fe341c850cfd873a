"""Makes a rule of the owner's out of a correction: a pattern for names like the corrected one.

Proposes and tries; whether the rule is kept is the owner's decision, after seeing what it would
match.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import PurePath

from gsmos_tray.documents.file_names import FileName, NamePattern
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.rules import Rules

_SERVICE = frozenset(
    {
        Kind.RECEPTION_PROTOCOL,
        Kind.HANDOVER_PROTOCOL,
        Kind.WARRANTY,
        Kind.TECHNICAL_SHEET,
        Kind.REPAIR_DOCUMENT,
    }
)
_SHORTEST_WORD = 2


def suggested_pattern(file_name: str, kind: Kind) -> str | None:
    """Propose a pattern for names like *file_name*: its words, with a place for its number.

    ``None`` if the name has no word that could tell anything: ``scan0001.pdf`` has none.
    """
    capture = "{cod}" if kind in _SERVICE else "{numar}"
    parts: list[str] = []
    for word in FileName.of(PurePath(file_name).stem).words:
        numbered = any(one.isdigit() for one in word.folded)
        part = (capture if capture not in parts else "*") if numbered else word.folded
        if not (part == "*" and parts[-1:] == ["*"]):
            parts.append(part)
    pattern = " ".join(parts)
    telling = any(len(p) > _SHORTEST_WORD and p.isalpha() for p in parts)
    fits = telling and matching(pattern, [file_name])
    return pattern if fits else None


def matching(pattern: str, file_names: Iterable[str]) -> list[str]:
    """Give those of *file_names* that *pattern* fits. Raises BadPattern."""
    checked = NamePattern.checked(pattern)
    return [
        name
        for name in file_names
        if FileName.of(PurePath(name).stem).captures(checked) is not None
    ]


def with_rule(own: str, name: str, kind: Kind, pattern: str) -> str:
    """Give the text of the owner's rules file with one more rule; what stands there stays.

    Raises BadValue if the whole would not be understood.
    """
    separator = "\n" if own and not own.endswith("\n") else ""
    # JSON's strings are TOML's, too, while nothing is escaped but quotes and backslashes.
    text = f"{own}{separator}" + "\n".join(
        (
            "",
            "[[regula]]",
            f"nume = {json.dumps(name, ensure_ascii=False)}",
            f"fel = {json.dumps(kind)}",
            f"nume_fisier = [{json.dumps(pattern, ensure_ascii=False)}]",
            "",
        )
    )
    Rules.of({}, tomllib.loads(text))
    return text
