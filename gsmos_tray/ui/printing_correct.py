"""Puts the lines of the commands ``correct`` and ``rearrange`` into words. Beside ``printing``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence, kind_name
from gsmos_tray.ui.texts.correcting import offer, place_sentence, rule_sentences
from gsmos_tray.ui.texts.reasons import as_read

Line = dict[str, Any]


def _corrected(line: Line) -> str:
    return "\n".join(
        filter(None, (f"{line['corrected']}: {kind_name(line['kind'])}", line["target"]))
    )


def _preview(line: Line) -> str:
    was, now = kind_name(line["was"]), kind_name(line["kind"])
    place = place_sentence(line["archive_path"], line["target"])
    return f"{line['preview']}: {was} → {now}\n{place}"


def _match(line: Line) -> str:
    was = [kind_name(line["was"])] if line["was"] else []
    kinds = [*was, kind_name(line["kind"])] if line["changed"] else was
    return f"  {line['match']}: {' → '.join(kinds)}".removesuffix(": ")


def _rule(line: Line) -> str:
    told = [rule_sentences(line["pattern"], line["matches"], line["changed"])]
    if line["offered"]:
        told.append(offer(line["offered"]) + ": --move-archived")
    if line["kept"]:
        kept = translate("correcting", "From now on files called “{name}” are: {kind}")
        told.append(kept.format(name=as_read(line["pattern"]), kind=kind_name(line["kind"])))
    return "\n".join(told)


def _rearranged(line: Line) -> str:
    lies = line["archive_path"]
    match line["finding"]:
        case "offered":
            return f"{lies} → {line['better_place']}"
        case "moved":
            return translate("correcting", "moved: {lies}").format(lies=lies)
        case "left":
            return translate("correcting", "stays where it lies: {lies}").format(lies=lies)
        case _:
            said = translate("correcting", "not moved: {lies} ({why})")
            return said.format(lies=lies, why=error_sentence(line["detail"], {}))


WORDS: Mapping[str, Callable[[Line], str]] = {
    "corrected": _corrected,
    "preview": _preview,
    "match": _match,
    "pattern": _rule,
    "better_place": _rearranged,
}
