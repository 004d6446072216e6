"""What a save does to the file and its journal, and what it leaves alone."""

import sys
import tomllib
from dataclasses import replace
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

import pytest
from store.saving import (
    GRUND,
    INTERVIEW,
    IST,
    MATRIX,
    T2,
    a_matrix,
    by_hand,
    saved,
    text_of,
)

from assistant.errors import AssistantError, ExitCode
from assistant.store.change import Refused
from assistant.store.journal import Aenderung, Journal
from assistant.store.keep import HAND, Konflikt, edited, recover, save, values_of
from assistant.store.parse import parse

only_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links")


@pytest.fixture
def matrix(tmp_path):
    return a_matrix(tmp_path)


def journaled(matrix):
    """Each journaled value: where it came from, old, new."""
    return [
        (satz.herkunft.quelle, one.pfad, one.alt, one.neu)
        for satz in Journal(matrix).saetze()
        for one in satz.aenderungen
    ]


class DescribeSave:
    def it_changes_one_value_and_no_other_byte(self, matrix):
        done = saved(matrix, IST, 152, Decimal("152.5"))
        assert text_of(matrix) == MATRIX.replace("152 ", "152.5 ")
        assert done.geschrieben == (Aenderung(IST, 152, Decimal("152.5")),)
        assert journaled(matrix) == [("interview", IST, 152, Decimal("152.5"))]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def it_keeps_mark_and_line_ends(self, tmp_path, end):
        text = "\ufeff" + MATRIX.replace("\n", end)
        matrix = a_matrix(tmp_path, text)
        saved(matrix, IST, 152, 153)
        assert text_of(matrix) == text.replace("152 ", "153 ")

    def it_reads_no_text_twice(self, matrix, monkeypatch):
        read, loads = [], tomllib.loads

        def reading(text, **options):
            read.append(text)
            return loads(text, **options)

        parse.cache_clear()
        monkeypatch.setattr(tomllib, "loads", reading)
        before = text_of(matrix)
        saved(matrix, IST, 152, 153)
        saved(matrix, IST, 153, 154)
        whole = [text for text in read if "[[massnahme]]" in text]
        assert len(whole) == len({*whole}) == 3
        assert whole[0] == before

    def it_writes_nothing_that_is_there_already(self, matrix):
        done = saved(matrix, IST, 152, 152)
        assert done.geschrieben == ()
        assert text_of(matrix) == MATRIX
        assert journaled(matrix) == []

    @only_posix
    def it_keeps_the_mode(self, matrix):
        matrix.chmod(0o640)
        saved(matrix, IST, 152, 153)
        assert matrix.stat().st_mode & 0o777 == 0o640

    @only_posix
    def it_writes_through_a_link_and_keeps_one_journal(self, matrix, tmp_path):
        link = tmp_path / "anderswo" / "verweis.toml"
        link.parent.mkdir()
        link.symlink_to(matrix)
        saved(link, IST, 152, 153)
        assert link.is_symlink()
        assert "ist = 153" in text_of(matrix)
        saved(matrix, IST, 153, 154)
        assert [neu for *_, neu in journaled(link)] == [153, 154]

    def it_refuses_what_the_caller_refuses(self, matrix):
        def refuse(_content):
            raise Refused("So nicht.")

        with pytest.raises(Refused, match="So nicht"):
            save(matrix, [Aenderung(IST, 152, 153)], INTERVIEW, refuse)
        assert text_of(matrix) == MATRIX
        assert journaled(matrix) == []

    def it_says_that_an_indicator_is_gone(self, matrix):
        by_hand(matrix, "S1.1", "S1.9")
        with pytest.raises(AssistantError, match=r"„S1\.1“ gibt es in der Datei nicht"):
            saved(matrix, T2, None, 1)

    def it_does_not_touch_a_file_that_has_become_unreadable(self, matrix):
        by_hand(matrix, "= 152", "= 15 2")
        before = text_of(matrix)
        with pytest.raises(AssistantError, match="pruefen nennt die Stelle"):
            saved(matrix, IST, 152, 153)
        assert text_of(matrix) == before

    def it_says_that_the_file_is_gone(self, matrix):
        matrix.unlink()
        with pytest.raises(AssistantError, match="gibt es nicht mehr") as caught:
            saved(matrix, IST, 152, 153)
        assert caught.value.code is ExitCode.NOT_FOUND


class DescribeOtherHands:
    def it_keeps_their_value_and_journals_it(self, matrix):
        saved(matrix, IST, 152, 153)
        by_hand(matrix, '"alt"', '"von Hand"')
        done = saved(matrix, IST, 153, 154)
        assert done.von_hand == (Aenderung(GRUND, "alt", "von Hand"),)
        assert '"von Hand"' in text_of(matrix)
        assert "ist = 154" in text_of(matrix)
        assert journaled(matrix)[1] == (HAND, GRUND, "alt", "von Hand")

    def it_keeps_their_comments(self, matrix):
        saved(matrix, IST, 152, 153)
        by_hand(matrix, "# ---- S2 ----", "# ---- S2, geprüft ----")
        assert saved(matrix, IST, 153, 154).von_hand == ()
        assert "# ---- S2, geprüft ----" in text_of(matrix)

    def it_finds_a_value_below_its_id_when_things_have_moved(self, matrix):
        by_hand(
            matrix,
            '[[massnahme]]\nid = "S1"',
            '[[massnahme]]\nid = "S0"\n\n[[massnahme]]\nid = "S1"',
        )
        saved(matrix, IST, 152, 153)
        assert "ist = 153" in text_of(matrix)

    def it_shows_all_three_values_where_theirs_is_another(self, matrix):
        saved(matrix, IST, 152, 153)
        by_hand(matrix, "153", "160")
        before, lines = text_of(matrix), journaled(matrix)
        done = saved(matrix, IST, 153, 154)
        assert done.konflikte == (Konflikt(IST, 153, 160, 154),)
        assert done.geschrieben == ()
        assert (text_of(matrix), journaled(matrix)) == (before, lines)

    def it_writes_all_or_nothing(self, matrix):
        wanted = [Aenderung(IST, 1, 2), Aenderung(GRUND, "alt", "neu")]
        done = save(matrix, wanted, INTERVIEW, lambda _: None)
        assert len(done.konflikte) == 1
        assert text_of(matrix) == MATRIX

    def it_sees_no_conflict_where_both_want_the_same(self, matrix):
        by_hand(matrix, "152", "153")
        assert saved(matrix, IST, 152, 153).konflikte == ()

    @pytest.mark.parametrize("written", ["152.0", "1.52e2", '"304/2"'])
    def it_sees_no_conflict_in_the_way_a_number_is_written(self, matrix, written):
        by_hand(matrix, "152", written)
        before = text_of(matrix)
        assert saved(matrix, IST, 152, 153).konflikte == ()
        saved(matrix, IST, 153, values_of(before.encode())[IST])
        assert values_of(matrix.read_bytes()) == values_of(before.encode())


class DescribeUndo:
    """An undo is a save of the changes turned round."""

    def undo(self, matrix):
        satz = Journal(matrix).saetze()[-1]
        back = [one.umgekehrt for one in satz.aenderungen]
        herkunft = replace(INTERVIEW, hebt_auf=satz.nummer)
        return save(matrix, back, herkunft, lambda _: None)

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def it_takes_a_whole_new_table_away_again(self, tmp_path, end):
        text = MATRIX.replace("\n", end)
        matrix = a_matrix(tmp_path, text)
        wanted = [Aenderung(T2, None, 287), Aenderung((*T2[:2], "grund"), None, "x")]
        save(matrix, wanted, INTERVIEW, lambda _: None)
        assert f"[massnahme.indikator.t2]{end}ist = 287" in text_of(matrix)
        self.undo(matrix)
        assert text_of(matrix) == text

    def it_takes_a_new_key_away_and_leaves_its_table(self, matrix):
        saved(matrix, ("S1.1", "t1", "datenstand"), None, "x")
        self.undo(matrix)
        assert text_of(matrix) == MATRIX

    def it_brings_a_list_back(self, matrix):
        saved(matrix, ("S1.1", "soll"), [3, 6, 10], [1])
        self.undo(matrix)
        assert text_of(matrix) == MATRIX

    @pytest.mark.parametrize(
        "pfad",
        [
            (".", "vorgestellt", "gremium"),
            (".", "x", "y", "z"),
            ("S2", "x", "y", "z"),
            ("S2", "titel"),
            (".", "hinweis"),
        ],
    )
    def it_is_never_refused_for_what_was_inserted(self, matrix, pfad):
        before = values_of(matrix.read_bytes())
        saved(matrix, pfad, None, "neu")
        assert self.undo(matrix).konflikte == ()
        assert values_of(matrix.read_bytes()) == before

    def it_says_which_save_it_takes_back(self, matrix):
        saved(matrix, IST, 152, 153)
        self.undo(matrix)
        assert [satz.herkunft.hebt_auf for satz in Journal(matrix).saetze()] == [
            None,
            1,
        ]


class DescribeCrash:
    """The process dies between two steps; the next one finishes its work."""

    @pytest.fixture
    def died(self, matrix, monkeypatch):
        """Save 153, but die when the file (or its copy) is to be replaced."""

        def die(where):
            with monkeypatch.context() as patch:
                patch.setattr(f"assistant.store.{where}.write_safely", _die)
                with pytest.raises(KeyboardInterrupt):
                    saved(matrix, IST, 152, 153)

        saved(matrix, GRUND, "alt", "neu")  # so that there is a copy to be stale
        return die

    def it_writes_what_only_the_journal_has(self, matrix, died):
        died("keep")
        assert "ist = 152" in text_of(matrix)
        done = saved(matrix, T2, None, 287)
        assert done.nachgeholt == (Aenderung(IST, 152, 153),)
        assert done.von_hand == ()
        assert "ist = 153" in text_of(matrix)
        assert "ist = 287" in text_of(matrix)

    def it_is_repaired_once(self, matrix, died):
        died("keep")
        assert recover(matrix) == (Aenderung(IST, 152, 153),)
        assert recover(matrix) == ()
        assert "ist = 153" in text_of(matrix)

    def it_renews_a_stale_copy(self, matrix, died):
        died("journal")
        assert "ist = 153" in text_of(matrix)
        assert recover(matrix) == ()
        assert Journal(matrix).copy() == matrix.read_bytes()
        assert [quelle for quelle, *_ in journaled(matrix)] == ["interview"] * 2

    def it_repairs_the_very_first_save_too(self, matrix, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr("assistant.store.keep.write_safely", _die)
            with pytest.raises(KeyboardInterrupt):
                saved(matrix, IST, 152, 153)
        by_hand(matrix, "# Kopf", "# Kopf, geprüft")
        assert recover(matrix) == (Aenderung(IST, 152, 153),)

    def it_respects_what_was_edited_since(self, matrix, died):
        died("keep")
        by_hand(matrix, "152", "160")
        done = saved(matrix, GRUND, "neu", "neuer")
        assert done.nachgeholt == ()
        assert "ist = 160" in text_of(matrix)
        assert journaled(matrix)[-2:] == [
            (HAND, IST, 153, 160),
            ("interview", GRUND, "neu", "neuer"),
        ]

    def it_journals_other_edits_made_since(self, matrix, died):
        died("keep")
        by_hand(matrix, '"neu"', '"von Hand"')
        done = saved(matrix, T2, None, 287)
        assert done.nachgeholt == (Aenderung(IST, 152, 153),)
        assert done.von_hand == (Aenderung(GRUND, "neu", "von Hand"),)
        by_hand(matrix, "ist = 153", "ist = 152")
        assert recover(matrix) == ()  # nobody redoes it behind their back
        assert "ist = 152" in text_of(matrix)

    def it_is_not_stuck_where_the_indicator_is_gone(self, matrix, monkeypatch):
        saved(matrix, GRUND, "alt", "neu")
        with monkeypatch.context() as patch:
            patch.setattr("assistant.store.keep.write_safely", _die)
            with pytest.raises(KeyboardInterrupt):
                saved(matrix, T2, None, 287)
        by_hand(matrix, "S1.1", "S1.9")
        saved(matrix, ("S1.9", "t1", "ist"), 152, 153)
        assert "287" not in text_of(matrix)
        assert ("interview", T2, None, 287) in journaled(matrix)

    def it_repairs_a_torn_line(self, matrix):
        saved(matrix, IST, 152, 153)
        lines = matrix.parent / ".verlauf" / "sozialamt.jsonl"
        whole = lines.read_bytes()
        lines.write_bytes(whole + whole[: len(whole) // 2])
        saved(matrix, IST, 153, 154)
        assert [neu for *_, neu in journaled(matrix)] == [153, 154]

    def it_drops_a_save_of_which_lines_are_missing(self, matrix):
        wanted = [Aenderung(IST, 152, 153), Aenderung(GRUND, "alt", "neu")]
        save(matrix, wanted, INTERVIEW, lambda _: None)
        lines = matrix.parent / ".verlauf" / "sozialamt.jsonl"
        first, second, _ = lines.read_bytes().split(b"\n")
        matrix.write_bytes(MATRIX.encode())  # as if it had died while it journaled
        (matrix.parent / ".verlauf" / "sozialamt.stand.toml").write_bytes(
            MATRIX.encode()
        )
        lines.write_bytes(first + b"\n" + second[:20])
        assert recover(matrix) == ()
        assert saved(matrix, IST, 152, 154).nachgeholt == ()
        assert journaled(matrix) == [("interview", IST, 152, 154)]
        assert text_of(matrix) == MATRIX.replace("152", "154")

    def it_removes_the_temporary_file_but_no_other(self, matrix, died):
        died("keep")
        leftover = matrix.parent / ".sozialamt.toml.a1b2c3d4.neu"
        swap = matrix.parent / ".sozialamt.toml.swp"
        for path in (leftover, swap):
            path.touch()
        recover(matrix)
        assert not leftover.exists()
        assert swap.exists()

    def it_needs_no_lock_to_see_that_nothing_is_to_do(self, matrix, monkeypatch):
        saved(matrix, IST, 152, 153)
        monkeypatch.setattr("assistant.store.keep.locked", _die)
        assert recover(matrix) == ()


def _die(*_):
    raise KeyboardInterrupt


class DescribeManyWriters:
    def it_loses_no_value(self, matrix):
        with get_context("spawn").Pool(8) as pool:
            pool.map(_write_three, [(str(matrix), writer) for writer in range(8)])
        values = values_of(matrix.read_bytes())
        for writer in range(8):
            for number in range(3):
                assert values[_place(writer, number)] == f"{writer}-{number}"
        assert len(journaled(matrix)) == 24


def _place(writer: int, number: int) -> tuple[str, str, str]:
    return "S1.1", f"t{number + 1}", f"wert_{writer}"


def _write_three(task: tuple[str, int]) -> None:
    path, writer = task
    for number in range(3):
        saved(Path(path), _place(writer, number), None, f"{writer}-{number}")


def test_edited_takes_a_table_away_with_its_last_value():
    gone = [Aenderung(IST, 152, None), Aenderung(GRUND, "alt", None)]
    after = edited(MATRIX.encode(), gone).decode()
    assert "t1" not in after
    assert after.count("\n\n\n# ---- S2 ----") == 1


class DescribeAnEmptyTable:
    """Somebody wrote `[massnahme.indikator.t2]` and no value yet."""

    def it_stays_when_the_value_is_taken_back(self, tmp_path):
        header = "[massnahme.indikator.t2]\n# kommt im Juni\n\n\n"
        text = MATRIX.replace("\n\n# ---- S2", f"\n{header}# ---- S2")
        assert header in text
        matrix = a_matrix(tmp_path, text)
        saved(matrix, T2, None, 287)
        assert "ist = 287" in text_of(matrix)
        (satz,) = Journal(matrix).saetze()
        back = [one.umgekehrt for one in satz.aenderungen]
        save(matrix, back, INTERVIEW, lambda _: None)
        assert text_of(matrix) == text

    def it_goes_where_it_came_with_the_value(self, tmp_path):
        matrix = a_matrix(tmp_path)
        saved(matrix, T2, None, 287)
        (satz,) = Journal(matrix).saetze()
        back = [one.umgekehrt for one in satz.aenderungen]
        save(matrix, back, INTERVIEW, lambda _: None)
        assert text_of(matrix) == MATRIX
