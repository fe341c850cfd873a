"""Papers printed from a browser and from an office suite, once, and kept with the truth about each.

They were laid out, and read by a person, before recognition saw them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gsmos_tray.documents.document import Certainty, Shop
from gsmos_tray.documents.kinds import UNRECOGNISED
from gsmos_tray.documents.recognition import recognise_bytes

PRINTS = Path(__file__).parent / "prints"
TRUTH = tomllib.loads((PRINTS / "truth.toml").read_text("utf-8"))
OURS = {name: truth for name, truth in TRUTH.items() if "kind" in truth}
SHOP = Shop("96642056")


def read(rules, name):
    content = (PRINTS / f"{name}.pdf").read_bytes()
    return recognise_bytes(content, "document.pdf", rules, SHOP).recognition


def test_every_print_has_its_truth():
    assert {path.stem for path in PRINTS.glob("*.pdf")} == set(TRUTH)
    assert {truth["engine"] for truth in TRUTH.values()} == {"chromium", "libreoffice"}


@pytest.mark.parametrize("name", OURS)
def test_a_print_is_read_as_a_person_reads_it(rules, name):
    found = read(rules, name)
    fields = found.fields
    said = {
        "kind": found.kind.value,
        "number": fields.number,
        "issue_date": fields.issue_date,
        "issuer_cui": fields.issuer.cui,
        "issuer_name": fields.issuer.name,
        "customer_cui": fields.customer.cui,
        "customer_name": fields.customer.name,
        "total": str(fields.total),
        "repair_code": fields.repair_code,
    }
    truth = {field: value for field, value in OURS[name].items() if field != "engine"}

    assert found.certainty is Certainty.CONTENT
    assert {field: said[field] for field in truth} == truth


@pytest.mark.parametrize("name", sorted(set(TRUTH) - set(OURS)))
def test_a_print_that_is_none_of_the_shops_is_left_alone(rules, name):
    assert read(rules, name).kind in UNRECOGNISED
