"""Stored values and their changes as people read them."""

import datetime
from decimal import Decimal

import pytest

from assistant.store.journal import Aenderung
from assistant.workflow.angabe import sides, value

SGA = {"gremium": "sga", "sitzung": datetime.date(2013, 2, 13), "oeffentlich": True}
RAT = {"gremium": "rat"}


@pytest.mark.parametrize(
    ("of", "key", "said"),
    [
        (None, "ist", "–"),
        (True, "ist", "ja"),
        (Decimal("44.25"), "ist", "44,25"),
        (Decimal("inf"), "ist", "Infinity"),
        ("faellt_spaeter_an", "kein_wert", "fällt später an"),
        ("faellt_spaeter_an", "ursache", "„faellt_spaeter_an“"),
        ("vorlaeufig", "kennzeichen", "vorläufig"),
        ("gelb", "einschaetzung", "gelb"),
        ([3, Decimal("6.5")], "soll", "3, 6,5"),
        ({"start": 14}, "soll", "start 14"),
        ([RAT, RAT], "", "gremium „rat“; gremium „rat“"),
        ([SGA], "", "gremium „sga“, sitzung 13.02.2013, oeffentlich ja"),
        (datetime.time(8, 30), "", "08:30:00"),
        (1.5, "", "1.5"),
    ],
)
def test_any_value_can_be_read(of, key, said):
    assert value(of, key) == said


class DescribeListsOfTables:
    def it_shows_only_the_rows_that_differ(self):
        came = Aenderung((".", "beratungsfolge"), [SGA], [SGA, RAT])
        assert sides(came) == ("–", "gremium „rat“")
        assert sides(came.umgekehrt) == ("gremium „rat“", "–")

    def it_shows_another_order_as_a_whole(self):
        turned = Aenderung((".", "beratungsfolge"), [SGA, RAT], [RAT, SGA])
        old, new = sides(turned)
        assert old.endswith("gremium „rat“")
        assert new.startswith("gremium „rat“; ")

    def it_shows_a_list_that_came_new_as_a_whole(self):
        assert sides(Aenderung((".", "x"), None, [RAT])) == ("–", "gremium „rat“")
