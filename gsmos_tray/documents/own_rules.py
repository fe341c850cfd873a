"""Makes a rule of the owner's out of a correction: a pattern for names like the corrected one.

Proposes and tries; whether the rule is kept is the owner's decision, after seeing what it would
match. His file is his: what he wrote there stays as it stands.
"""

from __future__ import annotations

import codecs
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePath

from gsmos_tray import errors
from gsmos_tray.disk import write_whole
from gsmos_tray.documents.file_names import FileName, NamePattern
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.rules import DOCUMENT_EXTENSIONS, Rules

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


def with_rule(own: str, name: str, kind: Kind, pattern: str, suffix: str = ".pdf") -> str:
    """Give the text of the owner's rules file with one more rule; what stands there stays.

    A *suffix* that documents seldom have is named in it. Raises BadValue if the whole would not
    be understood.
    """
    # JSON's strings are TOML's, too, while nothing is escaped but quotes and backslashes.
    unusual = suffix.lower() not in DOCUMENT_EXTENSIONS
    rule = (
        "[[regula]]",
        f"nume = {json.dumps(name, ensure_ascii=False)}",
        f"fel = {json.dumps(kind)}",
        f"nume_fisier = [{json.dumps(pattern, ensure_ascii=False)}]",
        *([f"extensii = [{json.dumps(suffix.lower(), ensure_ascii=False)}]"] if unusual else []),
        "",
    )
    newline = "\r\n" if "\r\n" in own else "\n"
    whole = newline if own and not own.endswith("\n") else ""
    text = f"{own}{whole}{newline if own else ''}{newline.join(rule)}"
    Rules.of({}, _understood(text))
    return text


def rules_with(now: Rules, own: str) -> Rules:
    """Give the rules as they would be with *own* as the text of the owner's file."""
    shipped, _ = now.plain
    return Rules.of(shipped, _understood(own))


def read_own(path: Path) -> str:
    """Read the text of the owner's rules file; empty if there is none. Raises BadValue."""
    try:
        return path.read_bytes().removeprefix(codecs.BOM_UTF8).decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as cause:
        raise _not_toml(str(path), cause) from cause


def write_own(path: Path, text: str) -> None:
    """Replace the owner's rules file so that a crash leaves either the old one or the new one.

    Raises ProfileReadOnly or DiskFull.
    """
    try:
        write_whole(path, text.encode())
    except OSError as cause:
        raise errors.unwritable(cause, path.parent) from cause


def _understood(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise _not_toml("rules.toml", cause) from cause


def _not_toml(value: str, cause: Exception) -> errors.BadValue:
    return errors.BadValue(name="rules", value=value, fault="not_toml", at=str(cause))
