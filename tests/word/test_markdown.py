"""`markdown`: CommonMark in the styles of the template."""

from tests.word.building import (
    Raw,
    Seen,
    W,
    data_faults,
    docx,
    faults,
    fill,
    opened,
    part_of,
    text_of,
    with_parts,
)


def test_blocks_become_paragraphs_in_the_styles_of_the_template() -> None:
    seen = fill(
        Raw(
            '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r>'
            "<w:t>{{ text | markdown }}</w:t></w:r></w:p>"
        ),
        text=(
            "# Titel\n\n## Darunter\n\nErste\nZeile  \numbrochen.\n\n- a\n  - b\n- "
            "c\n\n1. eins\n2. zwei\n\n> Zitat\n\n    Code & so\n"
        ),
    )
    assert seen.styles == [
        ("Heading1", "Titel"),
        ("Heading2", "Darunter"),
        ("BodyText", "Erste Zeile\numbrochen."),
        ("ListBullet", "a"),
        ("ListBullet2", "b"),
        ("ListBullet", "c"),
        ("ListNumber", "eins"),
        ("ListNumber", "zwei"),
        ("Quote", "Zitat"),
        ("BodyText", "Code & so"),
    ]


def test_headings_begin_where_the_template_says() -> None:
    assert fill("{{ t | markdown 3 }}", t="# A\n\n## B").styles == [
        ("Heading3", "A"),
        ("Heading4", "B"),
    ]


def test_bold_and_italic_keep_the_format_of_the_placeholder() -> None:
    seen = fill(
        Raw(
            '<w:p><w:r><w:rPr><w:sz w:val="20"/></w:rPr>'
            "<w:t>{{ t | markdown }}</w:t></w:r></w:p>"
        ),
        t="a **b *c*** [hier](https://x.de) <https://y.de> <b>&amp;</b>",
    )
    formats = [
        ([form.tag.removeprefix(W) for form in run.find(f"{W}rPr")], text_of(run))
        for run in seen.root.iter(f"{W}r")
    ]
    assert formats[:3] == [
        (["sz"], "a "),
        (["b", "sz"], "b "),
        (["b", "i", "sz"], "c"),
    ]
    assert seen.paragraphs == ["a b c hier (https://x.de) https://y.de <b>&</b>"]


def test_each_numbered_list_begins_at_one() -> None:
    seen = fill("{{ t | markdown }}", t="1. a\n2. b\n\nText\n\n1. c\n")
    numbers = [each.get(f"{W}val") for each in seen.root.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]
    declared = seen.part("word/numbering.xml")
    restarted = {
        number.get(f"{W}numId"): number.find(f"{W}lvlOverride/{W}startOverride")
        for number in declared.iter(f"{W}num")
    }
    assert all(restarted[number] is not None for number in numbers)


def test_null_and_empty_leave_no_paragraph() -> None:
    assert fill("A", "{{ t | markdown }}", "Z", t=None).paragraphs == ["A", "Z"]
    assert fill([["{{ t | markdown }}"]], t="").table == [[""]]


def test_markdown_in_a_cell_and_in_a_loop() -> None:
    rows = [["{% for x in xs %}\n{{ x | markdown }}", "b{% endfor %}"]]
    assert fill(rows, xs=["a\n\nb", "c"]).table == [["a\nb", "b"], ["c", "b"]]


def test_markdown_beside_other_text_is_a_fault() -> None:
    assert faults("Text: {{ t | markdown }}") == [
        (
            "Textteil, Absatz „Text: {{ t | markdown }}“ – {{ t | markdown }} – "
            "Markdown wird zu ganzen Absätzen, neben der Marke steht aber noch etwas. "
            "Setzen Sie die Marke allein in einen Absatz."
        )
    ]


def test_a_style_the_template_lacks_is_named() -> None:
    data = docx("{{ t | markdown }}")
    styles = part_of(data, "word/styles.xml").replace(b'"heading 2"', b'"anders"')
    made = opened(with_parts(data, {"word/styles.xml": styles}))
    assert [str(fault) for fault in made.check({"t": "## B"})] == [
        (
            "Textteil, Absatz „{{ t | markdown }}“ – {{ t | markdown }} – Der Text "
            "braucht die Formatvorlage „Überschrift 2“ (heading 2), die es in dieser "
            "Vorlage nicht gibt. Wenden Sie sie in Word einmal an, und speichern Sie "
            "die Vorlage."
        )
    ]
    assert Seen(made.render({"t": "# A"})).styles == [("Heading1", "A")]


def test_markdown_is_text() -> None:
    assert data_faults("{{ t | markdown }}", t=["a"]) == [
        (
            "Textteil, Absatz „{{ t | markdown }}“ – {{ t | markdown }} – Der Wert ist "
            "eine Liste, Markdown ist Text. Geben Sie den Text als Ganzes in die Daten."
        )
    ]
