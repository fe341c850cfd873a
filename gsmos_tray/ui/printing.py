"""Puts the lines of commands into words, for people, and adds the sentences to those for programs.

Where the lines come from, and to which stream they go, is not its business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gsmos_tray.engine.diagnosing import Outcome, Thing
from gsmos_tray.ui import printing_archive, printing_correct, texts
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts.correcting import better_places_sentence
from gsmos_tray.ui.texts.diagnosis import outcome_sentence, thing_name
from gsmos_tray.ui.texts.problems import is_known

Line = dict[str, Any]


def with_sentences(line: Line) -> Line:
    """Give the line as ``--json`` prints it: codes stay, and people get their sentences."""
    told = dict(line)
    for name in ("error", "problem"):
        if (wrong := told.get(name)) is not None:
            sentence = texts.error_sentence(wrong["code"], wrong["facts"])
            told[name] = {"code": wrong["code"], "sentence": sentence}
    if (why := told.get("why")) is not None:
        told["why"] = _why(why)
    if "documents" in told and isinstance(told["documents"], list):
        told["documents"] = [with_sentences(document) for document in told["documents"]]
    if "thing" in told:
        told["sentence"] = outcome_sentence(_outcome(line))
    if "gone" in told:
        told["sentence"] = _file_sentence(line)
    told.pop("facts", None)
    return told


def words(line: Line) -> str:
    """Give the line as a person reads it."""
    for key, say in _WORDS.items():
        if key in line:
            return say(line)
    raise KeyError(line)


def progress(now: Mapping[str, int]) -> str:
    """Say how far a run is."""
    done = texts.number(now["done"])
    return tr("{done} of %n document(s)", "", now["total"]).format(done=done)


def _error(line: Line) -> str:
    return texts.error_sentence(line["error"]["code"], line["error"]["facts"])


def _open(line: Line) -> str:
    return translate(
        "printing", "Dropbox asks in your browser. If no page opens, copy this address:\n{url}"
    ).format(url=line["open"])


def _connected(line: Line) -> str:
    if not line["connected"]:
        return translate(
            "printing", "Dropbox is no longer connected. What is archived stays where it is."
        )
    account = line["account"]
    return translate("printing", "Connected: {name} ({email})").format(**account)


def _status(line: Line) -> str:
    counts, documents = line["counts"], line["documents"]
    account = line["account"]
    rows = [
        translate("printing", "Account: {name} ({email})").format(**account)
        if account
        else translate("printing", "No Dropbox account is connected."),
        translate("printing", "Files: {counts}").format(counts=_counted(counts)),
        translate("printing", "Documents: {counts}").format(counts=_counted(documents)),
    ]
    if line["better_places"]:
        rows.append(better_places_sentence(line["better_places"]) + " gsmos-tray rearrange")
    if line["problem"]:
        rows.append(texts.error_sentence(line["problem"]["code"], line["problem"]["facts"]))
    return "\n".join([*rows, *map(_folder, line["folders"])])


def _counted(line: Line) -> str:
    return ", ".join(texts.counted({it: line[it] for it in texts.STATES if it in line}))


def _folder(line: Line) -> str:
    mode = texts.folder_mode(mixed=line["holds"] == "mixed")
    rows = [
        f"{line['path']} — {mode}",
        "  " + tr("%n file(s)", "", line["files"]) + ": " + _counted(line),
    ]
    rows += [f"    {count}: {texts.rule_sentence(r)}" for r, count in line["left_out_by"].items()]
    if not line["reachable"]:
        rows.append("  " + texts.error_sentence("no_such_folder", {"path": line["path"]}))
    return "\n".join(rows)


def _document(line: Line) -> str:
    kind = texts.kind_name(line["kind"]) if line["kind"] else "—"
    place = line.get("archive_path") or line.get("target") or _why_not(line)
    name = line["file"] or "—"  # no file holds what was archived and then deleted here
    if line["member"]:
        name += f" › {line['member']}"
    told = [texts.state_name(line["state"])] if "state" in line else []
    why = [_why(line["why"])] if line["why"] else []
    return "\n".join([name, "  " + " · ".join([*told, kind, line["number"] or "", place]), *why])


def _why_not(line: Line) -> str:
    if line.get("rule"):
        return texts.rule_sentence(line["rule"])
    return _reason(line.get("reason"), {})


def _why(why: Mapping[str, str]) -> str:
    return texts.why_sentence(why["code"], why["detail"])


def _reason(reason: str | None, facts: Mapping[str, object]) -> str:
    if reason is None:
        return ""
    if texts.is_unread(reason):
        return texts.unread_sentence(reason)
    return texts.error_sentence(reason, facts)


def _file_sentence(line: Line) -> str:
    parts = [texts.state_name(line["state"])]
    if line["rule"]:
        parts.append(texts.rule_sentence(line["rule"]))
    if reason := _reason(line["reason"], line.get("facts") or {}):
        parts.append(reason)
    return " — ".join(parts)


def _file(line: Line) -> str:
    return "\n".join(
        [line["file"], "  " + _file_sentence(line), *map(_document, line["documents"])]
    )


def _finding(line: Line) -> str:
    detail = line["detail"] or ""
    if is_known(detail):
        detail = f"({texts.error_sentence(detail, {})})"
    return f"{_FINDINGS[line['finding']]()}: {line['archive_path']} {detail}".rstrip()


def _summary(line: Line) -> str:
    told = ", ".join(f"{_NUMBERS[name]()}: {count}" for name, count in line["summary"].items())
    verdict = (
        translate("printing", "The archive is complete.")
        if line["complete"]
        else translate("printing", "The archive is not complete.")
    )
    return f"{verdict} ({told})"


def _setting(line: Line) -> str:
    value = line["value"]
    return f"{line['name']} = {'' if value is None else value}"


_FINDINGS: Mapping[str, Callable[[], str]] = {
    "sent": lambda: translate("printing", "sent"),
    "elsewhere": lambda: translate("printing", "lies elsewhere in Dropbox"),
    "gone": lambda: translate("printing", "is gone from Dropbox"),
    "altered": lambda: translate("printing", "holds something else in Dropbox"),
    "copy": lambda: translate("printing", "lies in Dropbox once more"),
    "restored": lambda: translate("printing", "brought back"),
    "failed": lambda: translate("printing", "not archived yet"),
    "let_go": lambda: translate("printing", "stays deleted, as you said"),
    "moved": lambda: translate("printing", "moved"),
}

_NUMBERS: Mapping[str, Callable[[], str]] = {
    **_FINDINGS,
    "in_place": lambda: translate("printing", "in place"),
    "not_ours": lambda: translate("printing", "put there by others"),
    "waiting": lambda: translate("printing", "waiting"),
    "set_aside": lambda: translate("printing", "need attention"),
}


def _outcome(line: Line) -> Outcome:
    return Outcome(Thing(line["thing"]), line["code"], line["facts"])


def _probed(line: Line) -> str:
    outcome = _outcome(line)
    mark = "✓" if outcome.is_well else "✗"
    return f"{mark} {thing_name(outcome.thing)}: {outcome_sentence(outcome)}"


_WORDS: Mapping[str, Callable[[Line], str]] = {
    "error": _error,
    **printing_archive.WORDS,
    **printing_correct.WORDS,
    "thing": _probed,
    "report": lambda line: translate("printing", "The report is in {path}").format(
        path=line["report"]
    ),
    "open": _open,
    "paste": lambda line: str(line["paste"]),
    "automatic": _status,
    "connected": _connected,
    "added": lambda line: translate("printing", "Watched from now on: {path}").format(
        path=line["added"]
    ),
    "removed": lambda line: translate("printing", "No longer watched: {path}").format(
        path=line["removed"]
    ),
    "finding": _finding,
    "summary": _summary,
    "documents": _file,
    "holds": _folder,
    "certainty": _document,
    "value": _setting,
}
"""How each line is said, by a key that only such lines have; the first that fits counts."""
