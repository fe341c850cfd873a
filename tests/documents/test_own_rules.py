"""A correction may become a rule, once its owner has seen what the rule would match."""

from __future__ import annotations

import pytest

from gsmos_tray import errors, locations
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.name_recognition import told_by_name
from gsmos_tray.documents.own_rules import matching, suggested_pattern, with_rule
from gsmos_tray.documents.rules import Rules


@pytest.mark.parametrize(
    ("name", "kind", "pattern"),
    [
        ("Predare finală ABC123.pdf", Kind.HANDOVER_PROTOCOL, "predare finala {cod}"),
        ("Nota_0012.pdf", Kind.INVOICE, "nota {numar}"),
        ("Nota 12 din 2026 05 (1).pdf", Kind.INVOICE, "nota {numar} din *"),
        ("scan0001.pdf", Kind.INVOICE, None),
        ("12.pdf", Kind.INVOICE, None),
        ("a1.pdf", Kind.WARRANTY, None),
    ],
)
def test_a_pattern_is_proposed_from_the_corrected_name(name, kind, pattern):
    assert suggested_pattern(name, kind) == pattern


def test_what_a_rule_would_match_is_shown():
    names = ["Nota_1.pdf", "Nota fiscala.pdf", "nota 2 (1).pdf", "x.pdf"]
    assert matching("nota {numar}", names) == ["Nota_1.pdf", "nota 2 (1).pdf"]


def test_a_kept_rule_is_obeyed_and_what_stood_in_the_file_stays(tmp_path):
    before = "# ale mele\nversiune = 1"
    text = with_rule(before, 'nota "mea"', Kind.INVOICE, "nota {numar}")
    text = with_rule(text, "predare", Kind.HANDOVER_PROTOCOL, "predare finala {cod}")
    assert text.startswith(before)
    own = tmp_path / "rules.toml"
    own.write_text(text, "utf-8")
    rules = Rules.load(locations.resource("rules/rules.toml"), own)
    told = told_by_name("Nota_12.pdf", rules)
    assert (told.kind, told.why.detail, told.fields.number) == (Kind.INVOICE, 'nota "mea"', "12")
    assert told_by_name("Predare finală X1.pdf", rules).kind is Kind.HANDOVER_PROTOCOL


def test_a_rule_that_means_nothing_is_refused():
    with pytest.raises(errors.BadValue):
        with_rule("", "x", Kind.INVOICE, "*")
