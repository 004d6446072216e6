"""Reading fields back: words, tables, Markdown, and whether somebody edited them."""

from pathlib import Path

import pytest

from assistant.word.readback import read_fields
from tests.word.building import W, docx, opened
from tests.word.regions import (
    as_libreoffice_saves,
    as_word_saves,
    edited,
    line,
    made,
    region,
    retyped,
    run,
    table,
    xml,
)


def dated(text: str) -> bytes:
    value = region("feld:datum", run(text), "Datum")
    return made(f"<w:p>{run('Vom ')}{value}</w:p>")


class DescribeFields:
    def it_reads_a_value_within_a_line(self) -> None:
        field = read_fields(as_word_saves(dated("16.01.2013")))["datum"]
        assert (field.text, field.title, field.is_edited) == (
            "16.01.2013", "Datum", False,
        )  # fmt: skip

    def it_tells_a_value_that_was_corrected(self) -> None:
        field = read_fields(retyped(dated("16.01.2013"), "16.", "17."))["datum"]
        assert (field.text, field.is_edited) == ("17.01.2013", True)

    def it_reads_a_tracked_change_as_accepted(self) -> None:
        def suggest(root: object) -> None:
            text = next(t for t in root.iter(f"{W}t") if t.text == "16.01.2013")  # type: ignore[attr-defined]
            owner = text.getparent()
            owner.addprevious(
                xml(f'<w:p><w:ins w:id="1">{run("17.01.2013")}</w:ins></w:p>')[0]
            )
            words = "<w:r><w:delText>16</w:delText></w:r>"
            gone = xml(f'<w:p><w:del w:id="2">{words}</w:del></w:p>')
            owner.addprevious(gone[0])
            owner.getparent().remove(owner)

        assert read_fields(edited(dated("16.01.2013"), suggest))["datum"].text == (
            "17.01.2013"
        )

    def it_reads_a_table_row_by_row(self) -> None:
        rows = table(["Gremium", "Sitzung"], ["Rat", "12.02.2013"])
        field = read_fields(made("Davor.", region("feld:folge", rows)))["folge"]
        assert field.content.tables == (
            (("Gremium", "Sitzung"), ("Rat", "12.02.2013")),
        )

    def it_leaves_out_what_is_not_there(self) -> None:
        data = made("Davor.", region("feld:leer", ""), region("bereich:x", line("x")))
        assert read_fields(data) == {}

    def it_takes_the_prompt_of_word_for_nothing(self) -> None:
        def prompt(root: object) -> None:
            properties = next(root.iter(f"{W}sdtPr"))  # type: ignore[attr-defined]
            properties.append(xml("<w:showingPlcHdr/>"))

        field = read_fields(edited(dated("Klicken Sie hier."), prompt))["datum"]
        assert field.text == ""

    def it_reads_what_libreoffice_saved(self, soffice: str, tmp_path: Path) -> None:
        data = made(
            f"<w:p>{run('Vom ')}{region('feld:datum', run('16.01.2013'))}</w:p>",
            region("feld:text", line("Eins") + line("Zwei", "Heading2")),
        )
        saved = as_libreoffice_saves(soffice, retyped(data, "Eins", "Drei"), tmp_path)
        fields = read_fields(saved)
        assert fields["datum"].text == "16.01.2013"
        assert not fields["datum"].is_edited
        assert fields["text"].markdown == ("Drei", "## Zwei")
        assert fields["text"].is_edited


def written(text: str) -> tuple[str, ...]:
    """Markdown through a template into Word and back."""
    content = region("feld:text", line("{{ text | markdown }}"))
    from tests.word.building import Raw  # noqa: PLC0415

    filled = opened(docx("Davor.", Raw(content))).render({"text": text})
    from assistant.word.update_seal import seal  # noqa: PLC0415

    return read_fields(seal(filled, {"aus": "Test"}))["text"].markdown


class DescribeMarkdown:
    @pytest.mark.parametrize(
        "text",
        [
            "Ein Absatz.\n\nNoch einer.",
            "# Erste\n\n## Zweite\n\nText",
            "Ein **fettes** und ein *kursives* Wort, und ***beides***.",
            "- eins\n- zwei\n  - darunter\n- drei",
            "1. eins\n2. zwei",
            "> Zitat",
            "Zeile eins\\\nZeile zwei",
            "Preis 2 \\* 3, Name\\_ und \\`Code\\`, C:\\\\Ordner",
            "1\\. Januar ist kein Listenpunkt.",
            "\\# kein Titel\n\n\\- kein Punkt\n\n\\> kein Zitat",
            "Innen_drin bleibt, [so] auch.",
        ],
    )
    def it_comes_back_as_it_went_in(self, text: str) -> None:
        assert "\n\n".join(written(text)) == text

    def it_knows_the_lists_of_words_own_buttons(self) -> None:
        form = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
        points = "".join(
            f"<w:p><w:pPr>{form.format(number)}</w:pPr>{run(text)}</w:p>"
            for text, number in (("eins", 1), ("zwei", 1))
        )
        (block,) = read_fields(made("x", region("feld:t", points)))["t"].markdown
        assert block in {"- eins\n- zwei", "1. eins\n2. zwei"}

    def it_leaves_blanks_outside_of_bold(self) -> None:
        words = f"<w:p>{run('Das ')}{run('ist ', '<w:b/>')}{run('so.')}</w:p>"
        field = read_fields(made("x", region("feld:t", words)))["t"]
        assert field.markdown == ("Das **ist** so.",)
