"""What a template can have wrong: every kind in its full German text."""

import pytest

from assistant.word import TemplateError
from tests.word.building import Raw, docx, faults, fill, opened, runs


def only(text: str) -> str:
    """The one fault of a paragraph, without its place and tag."""
    (fault,) = faults(text)
    return fault.split(" – ", 2)[2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Betreff {{ betreff",
            "Die Marke wird nicht geschlossen. Ergänzen Sie „}}“ im selben Absatz.",
        ),
        (
            "{{ betreff } und {{ datum }}",
            "Die Marke wird nicht geschlossen. Ergänzen Sie „}}“ im selben Absatz.",
        ),
        (
            "{ betreff }}",
            (
                "„}}“ schließt eine Marke, die nicht geöffnet wurde. Schreiben Sie "
                "davor „{{“, oder löschen Sie „}}“."
            ),
        ),
        (
            "{{ a + b }}",
            (
                "Eine Marke nennt einen Wert, rechnen kann sie nicht. Lassen Sie den "
                "Wert vorher berechnen, und nennen Sie hier nur seinen Namen."
            ),
        ),
        (
            "{{ }}",
            (
                "Hier steht kein Name. Schreiben Sie einen Namen, dahinter höchstens "
                'Filter: {{ name }} oder {{ name | sonst "–" }}.'
            ),
        ),
        (
            "{{ a b }}",
            (
                "Hinter „a“ steht noch „b“. Ein Name hat keine Leerzeichen, und vor "
                "jeden Filter gehört ein senkrechter Strich: {{ name | filter }}."
            ),
        ),
        (
            "{{ a | bild 3 cm }}",
            (
                "Hinter „a | bild 3“ steht noch „cm“. Ein Name hat keine Leerzeichen, "
                "und vor jeden Filter gehört ein senkrechter Strich: "
                "{{ name | filter }}."
            ),
        ),
        *(
            (
                tag,
                (
                    "Dem Text fehlt ein Anführungszeichen. Setzen Sie es davor und "
                    'dahinter, zum Beispiel sonst "–".'
                ),
            )
            for tag in ('{{ a | sonst "x }}', "{{ a | sonst „x-y }}", '{{ "a }}')
        ),
        *(
            (
                tag,
                (
                    "Hinter dem senkrechten Strich steht kein Filter. Nennen Sie "
                    "einen, zum Beispiel {{ name | datum }}, oder löschen Sie den "
                    "Strich."
                ),
            )
            for tag in ("{{ a | }}", "{{ a | zahl || zahl }}")
        ),
        *(
            (
                tag,
                (
                    "So breit kann ein Bild nicht sein. Geben Sie eine Breite an, die "
                    "größer als 0 und höchstens 55 cm ist."
                ),
            )
            for tag in (
                "{{ a | bild 0 }}",
                "{{ a | bild 99999 }}",
                '{{ a | bild "x" }}',
            )
        ),
        (
            "{{ a | markdown 2,5 }}",
            (
                "Der Filter „markdown“ braucht eine ganze Zahl von 1 bis 9: Als welche "
                "Überschrift soll # erscheinen? Schreiben Sie zum Beispiel markdown 2."
            ),
        ),
        (
            "{{ a | textfarbe 3 }}",
            "Der Filter „textfarbe“ nimmt keine Angabe. Löschen Sie, was dahinter "
            "steht.",
        ),
        (
            "vor {# Kommentar #} nach",
            (
                "Kommentare mit {# … #} gibt es hier nicht, sie stünden im Dokument. "
                "Löschen Sie ihn, oder nehmen Sie einen Kommentar von Word "
                "(Überprüfen, Neuer Kommentar)."
            ),
        ),
        (
            "{{ a | zhal }}",
            "Den Filter „zhal“ gibt es nicht. Meinten Sie „zahl“?",
        ),
        (
            "{{ a | sonst }}",
            (
                "Der Filter „sonst“ braucht einen Text in Anführungszeichen. Schreiben "
                "Sie "
                'zum Beispiel sonst "–".'
            ),
        ),
        (
            '{{ a | zahl "2" }}',
            "Der Filter „zahl“ nimmt keine Angabe. Löschen Sie, was dahinter steht.",
        ),
        (
            "{% for x %}y{% endfor %}",
            "Die Schleife ist unvollständig. Schreiben Sie {% for eintrag in liste %}.",
        ),
        (
            "{% if %}y{% endif %}",
            "Die Bedingung ist unvollständig. Schreiben Sie {% if name %}.",
        ),
        (
            "{% if a == 1 %}y{% endif %}",
            (
                "Eine Marke nennt einen Wert, rechnen kann sie nicht. Lassen Sie den "
                "Wert vorher berechnen, und nennen Sie hier nur seinen Namen."
            ),
        ),
        (
            "{% if a %}x{% elif b %}y{% endif %}",
            (
                "„elif“ gibt es nicht. Schreiben Sie {% else %} und darin eine weitere "
                "Bedingung {% if name %} … {% endif %}."
            ),
        ),
        (
            "{%tr for x in y %}",
            (
                "Die Anweisung „tr for x in y“ gibt es nicht. Es gibt: for … in …, "
                "endfor, if …, if not …, else, endif, "
                "spalten … in …, endspalten."
            ),
        ),
        (
            "{% for x in xs %}{{ x }}",
            (
                "Die Schleife wird nicht geschlossen. Setzen Sie {% endfor %} an die "
                "Stelle, an der sie enden soll."
            ),
        ),
        (
            "{% if x %}{{ x }}",
            (
                "Die Bedingung wird nicht geschlossen. Setzen Sie {% endif %} an die "
                "Stelle, an der sie enden soll."
            ),
        ),
        (
            "x{% endfor %}",
            (
                "Zu {% endfor %} fehlt der Anfang {% for … in … %}. Ergänzen Sie ihn, "
                "oder löschen Sie {% endfor %}."
            ),
        ),
        (
            "{% else %}",
            (
                "{% else %} steht nicht in einer Bedingung. Setzen Sie davor {% if … "
                "%}, oder löschen Sie {% else %}."
            ),
        ),
        (
            "{% if a %}1{% else %}2{% else %}3{% endif %}",
            (
                "Die Bedingung hat schon ein {% else %} (Textteil, Absatz „{% if a "
                "%}1{% else %}2{% else %}3{% end…“). Löschen Sie eines von beiden."
            ),
        ),
        (
            "{{ loop.nummer }}",
            (
                "„loop“ gibt es nur innerhalb einer Schleife. Setzen Sie die Marke "
                "zwischen {% for … %} und {% endfor %}."
            ),
        ),
        (
            "{% for x in xs %}{{ loop.index }}{% endfor %}",
            (
                "„loop.index“ gibt es in einer Schleife nicht. Es gibt hier: erstes, "
                "letztes, nummer."
            ),
        ),
    ],
)
def test_a_fault_says_what_was_found_and_what_to_do(text: str, message: str) -> None:
    assert only(text) == message


def test_crossed_tags_name_both_places() -> None:
    assert faults("{% for x in xs %}", "{% if x %}", "{% endfor %}", "{% endif %}") == [
        (
            "Textteil, Absatz „{% endfor %}“ – {% endfor %} – Dazwischen ist {% if x "
            "%} noch offen (Textteil, Absatz „{% if x %}“). Setzen Sie {% endif %} vor "
            "{% endfor %}."
        ),
        (
            "Textteil, Absatz „{% endif %}“ – {% endif %} – Zu {% endif %} fehlt der "
            "Anfang {% if … %}. Ergänzen Sie ihn, oder löschen Sie {% endif %}."
        ),
    ]


TORN = (
    "Setzen Sie beide in denselben Absatz, jede allein in einen eigenen Absatz, oder "
    "jede allein in eine eigene Zeile derselben Tabelle."
)


def test_a_loop_that_ends_in_another_table_names_both() -> None:
    assert faults([["{% for x in xs %}"]], "Text", [["{% endfor %}"]]) == [
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {% for x in xs %} – {% for x in "
            "xs %} und {% endfor %} lassen sich nicht zuordnen: Sie stehen an "
            "verschiedenen Stellen (Textteil, Tabelle 1, Zeile 1, Zelle 1; Textteil, "
            "Tabelle 2, Zeile 1, "
            f"Zelle 1). {TORN}"
        )
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("vorher {% for x in xs %} nachher", "vorher {% endfor %} nachher"),
        ("{% for x in xs %}", [["{% endfor %}"]]),
        ([["a{% for x in xs %}b", "c"], ["{% endfor %}", ""]],),
        ([["{% for x in xs %}", "{% endfor %}", "c"]],),
    ],
)
def test_tags_on_different_levels_are_a_fault(blocks: tuple[str, ...]) -> None:
    (fault,) = faults(*blocks)
    assert fault.endswith(TORN)


def test_all_faults_of_a_template_are_told_at_once_with_their_places() -> None:
    assert faults(
        "{{ a",
        Raw(
            '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
            "<w:r><w:t>Ziele</w:t></w:r></w:p>"
        ),
        [["Kopf", "x"], ["y", "{{ b | zhal }}"]],
        "Ein ganz normaler Satz, der recht lang ist, mit {{ c - 1 }} darin.",
    ) == [
        (
            "Textteil, Absatz „{{ a“ – {{ a – Die Marke wird nicht geschlossen. "
            "Ergänzen Sie „}}“ im selben Absatz."
        ),
        (
            "Textteil, Überschrift „Ziele“, Tabelle 1, Zeile 2, Zelle 2 – {{ b | zhal "
            "}} – Den Filter „zhal“ gibt es nicht. Meinten Sie „zahl“?"
        ),
        (
            "Textteil, Überschrift „Ziele“, Absatz „Ein ganz normaler Satz, der recht "
            "lang…“ – {{ c - 1 }} – Eine Marke nennt einen Wert, rechnen kann sie "
            "nicht. Lassen Sie den Wert vorher berechnen, und nennen Sie hier nur "
            "seinen Namen."
        ),
    ]


def test_faults_in_headers_and_text_boxes_say_so() -> None:
    with pytest.raises(TemplateError) as caught:
        opened(docx("x", header="{{ kopf", footer="{{ fuß | zhal }}"))
    assert sorted(fault.where for fault in caught.value.faults) == [
        "Fußzeile 1, Absatz „{{ fuß | zhal }}“",
        "Kopfzeile 1, Absatz „{{ kopf“",
    ]
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ a</w:t>"
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    (fault,) = faults(Raw(box))
    assert fault.startswith("Textteil, Textfeld, Absatz „{{ a“ – ")


def test_a_split_tag_is_quoted_in_one_piece() -> None:
    (fault,) = faults(runs("{{ a ", "| zh", "al }}"))
    assert " – {{ a | zhal }} – " in fault


def test_a_sign_that_could_begin_a_comment_is_text() -> None:
    seen = fill("Wohnung {#3 {{ a }} {#", a="A")
    assert seen.paragraphs == ["Wohnung {#3 A {#"]
