"""Broken files, what is said of them, and that the rest can still be read."""

import re
import tomllib

import pytest

from assistant.store.syntax import syntax_faults


def said(text: str) -> list[tuple[int, int, str]]:
    faults, mended = syntax_faults(text)
    tomllib.loads(mended)
    assert mended.count("\n") == text.count("\n")
    return [(fault.line, fault.column, fault.message) for fault in faults]


VALUES = [
    ("3,5", 12, "„3,5“ hat ein Dezimalkomma. Schreiben Sie 3.5."),
    (
        "1,250",
        12,
        (
            "„1,250“ hat ein Dezimalkomma. Schreiben Sie 1250, "
            "wenn Tausender gemeint sind, oder 1.250."
        ),
    ),
    (
        "1.250.000",
        12,
        "„1.250.000“ hat Punkte zwischen den Tausendern. Schreiben Sie 1250000.",
    ),
    (
        "1 250",
        12,
        "„1 250“ hat Leerzeichen zwischen den Ziffern. Schreiben Sie 1250.",
    ),
    (
        "1\u00a0250",
        12,
        "„1\u00a0250“ hat Leerzeichen zwischen den Ziffern. Schreiben Sie 1250.",
    ),
    (
        "1'250",
        12,
        "„1'250“ hat Hochkommas zwischen den Ziffern. Schreiben Sie 1250.",
    ),
    (
        "1.250,50 €",
        12,
        (
            "„1.250,50 €“ hat Punkte zwischen den Tausendern, ein Dezimalkomma "
            "und eine Einheit dahinter. Schreiben Sie 1250.50."
        ),
    ),
    ("12 %", 12, "„12 %“ hat eine Einheit dahinter. Schreiben Sie 12."),
    ("12€", 12, "„12€“ hat eine Einheit dahinter. Schreiben Sie 12."),
    ("450 Besuche", 12, "„450 Besuche“ hat eine Einheit dahinter. Schreiben Sie 450."),
    ("€ 12", 12, "„€ 12“ hat ein Währungszeichen davor. Schreiben Sie 12."),
    ("007", 12, "„007“ hat eine führende Null. Schreiben Sie 7."),
    ("−3", 12, "„−3“ hat ein anderes Zeichen als das Minus -. Schreiben Sie -3."),
    (".5", 12, "Vor „.5“ fehlt die Null. Schreiben Sie 0.5."),
    ("5.", 12, "„5.“ hat ein Zeichen zu viel am Ende. Schreiben Sie 5."),
    (
        "1__0",
        12,
        "„1__0“ hat einen Unterstrich am falschen Platz. Schreiben Sie 10.",
    ),
    (
        "1e99999999999999999999",
        12,
        "Die Zahl „1e99999999999999999999“ ist zu groß. Schreiben Sie eine kürzere.",
    ),
    (
        "31.08.2013",
        12,
        (
            "Das Datum „31.08.2013“ schreibt man in TOML mit Jahr, Monat und Tag: "
            "2013-08-31."
        ),
    ),
    (
        "31. August 2013",
        12,
        (
            "Das Datum „31. August 2013“ schreibt man in TOML mit Jahr, Monat und Tag: "
            "2013-08-31."
        ),
    ),
    (
        "2013-8-1",
        12,
        (
            "Das Datum „2013-8-1“ schreibt man in TOML mit Jahr, Monat und Tag: "
            "2013-08-01."
        ),
    ),
    (
        "11.05.03",
        12,
        (
            'Ein Text steht in Anführungszeichen: "11.05.03". '
            "Als Datum schreiben Sie 2003-05-11."
        ),
    ),
    ("11.45.03", 12, 'Ein Text steht in Anführungszeichen: "11.45.03".'),
    (
        "2013-04-31",
        12,
        (
            "Den 31. April 2013 gibt es nicht: Der Monat hat 30 Tage. "
            "Schreiben Sie ein Datum, das es gibt, etwa 2013-08-31."
        ),
    ),
    (
        "2013-13-01",
        12,
        (
            "Einen Monat 13 gibt es nicht. "
            "Schreiben Sie ein Datum, das es gibt, etwa 2013-08-31."
        ),
    ),
    (
        "0000-01-01",
        12,
        (
            "Das Jahr 0 gibt es nicht. "
            "Schreiben Sie ein Datum, das es gibt, etwa 2013-08-31."
        ),
    ),
    (
        "2013-08",
        12,
        "Dem Datum „2013-08“ fehlt der Tag. Schreiben Sie ihn dazu: 2013-08-01.",
    ),
    (
        "2013-02-30T10:00",
        12,
        (
            "Den 30. Februar 2013 gibt es nicht: Der Monat hat 28 Tage. "
            "Schreiben Sie ein Datum, das es gibt, etwa 2013-08-31."
        ),
    ),
    ("12:30", 12, "Die Uhrzeit in „12:30“ braucht Sekunden. Schreiben Sie 12:30:00."),
    ("25:00:00", 12, "Die Uhrzeit in „25:00:00“ gibt es nicht. Sie geht bis 23:59:59."),
    ("ja", 12, "Statt „ja“ schreibt man in TOML true."),
    ("Nein", 12, "Statt „Nein“ schreibt man in TOML false."),
    ("True", 12, "Statt „True“ schreibt man in TOML true."),
    ("wahr", 12, "Statt „wahr“ schreibt man in TOML true."),
    (
        "null",
        12,
        "„null“ ist kein Wert. Löschen Sie die Zeile, wenn es noch keinen Wert gibt.",
    ),
    (
        "„Besuche“",
        12,
        (
            "Bei ‚„Besuche“‘ stehen typografische Anführungszeichen. "
            'Schreiben Sie gerade: "Besuche".'
        ),
    ),
    (
        "“Besuche”",
        12,
        (
            "Bei ‚“Besuche”‘ stehen typografische Anführungszeichen. "
            'Schreiben Sie gerade: "Besuche".'
        ),
    ),
    (
        "«Besuche»",
        12,
        (
            "Bei „«Besuche»“ stehen typografische Anführungszeichen. "
            'Schreiben Sie gerade: "Besuche".'
        ),
    ),
    (
        '"Besuche“',
        20,
        (
            'Der Text ‚"Besuche“‘ endet mit einem typografischen Anführungszeichen. '
            'Schreiben Sie gerade: "Besuche".'
        ),
    ),
    (
        "Präventive Besuche",
        12,
        "„Präventive Besuche“ ist ein Text. Setzen Sie ihn in Anführungszeichen.",
    ),
    (
        '"Besuche',
        12,
        'Dem Text „"Besuche“ fehlt das schließende ". Setzen Sie es an das Ende.',
    ),
    (
        '"Besuche # geplant',
        12,
        'Dem Text „"Besuche“ fehlt das schließende ". Setzen Sie es an das Ende.',
    ),
    (
        "'Tom's Haus'",
        16,
        "Das Hochkomma beendet den Text „'Tom's Haus'“. Schreiben Sie \"Tom's Haus\".",
    ),
    (
        '"Er sagte "ja""',
        22,
        (
            'Im Text „"Er sagte "ja""“ steht ein gerades Anführungszeichen. '
            'Schreiben Sie \\" oder „…“.'
        ),
    ),
    (
        r'"C:\Users\neu"',
        15,
        (
            r'In „"C:\Users\neu"“ stehen Rückstriche. '
            r"Setzen Sie den Pfad in einfache Anführungszeichen: 'C:\Users\neu'."
        ),
    ),
    (
        r'"C:\Daten\"',
        21,
        (
            r'In „"C:\Daten\"“ verdeckt der Rückstrich das Anführungszeichen. '
            r"Setzen Sie den Pfad in einfache Anführungszeichen: 'C:\Daten\'."
        ),
    ),
    (
        r'"a\d"',
        14,
        (
            r"„\d“ ist kein Zeichen, das TOML kennt. "
            r"Schreiben Sie für den Rückstrich zwei: \\d."
        ),
    ),
    (
        r'"\u00e4\x"',
        19,
        (
            r"„\x“ ist kein Zeichen, das TOML kennt. "
            r"Schreiben Sie für den Rückstrich zwei: \\x."
        ),
    ),
    ("1_.5", 12, "„1_.5“ hat einen Unterstrich am falschen Platz. Schreiben Sie 1.5."),
    (
        r'"\ud800"',
        13,
        (
            r"„\ud800“ ist kein Zeichen, das TOML kennt. "
            r"Schreiben Sie für den Rückstrich zwei: \\ud800."
        ),
    ),
    (
        r'"a\e[0m"',
        14,
        r"„\e“ gibt es erst ab TOML 1.1. Schreiben Sie \u001b.",
    ),
    (
        '"a\x00b"',
        14,
        "Hier steht ein unsichtbares Steuerzeichen (U+0000). Löschen Sie es.",
    ),
    (
        "\u00a0450",
        12,
        (
            "Hier steht ein besonderes Leerzeichen (U+00A0). "
            "Ersetzen Sie es durch ein gewöhnliches."
        ),
    ),
    (
        "450\u200b",
        15,
        "Hier steht ein unsichtbares Zeichen (U+200B). Löschen Sie es.",
    ),
    (
        "450 // geprüft",
        16,
        "Ein Kommentar beginnt mit #. Schreiben Sie # statt „//“.",
    ),
    ("450;", 15, "Nach dem Wert „450“ steht „;“. Löschen Sie es."),
    (
        '"a" Besuche',
        16,
        (
            'Nach dem Wert „"a"“ steht noch „Besuche“. '
            "Löschen Sie das oder setzen Sie # davor."
        ),
    ),
    (
        "1 ist = 2",
        14,
        (
            "In einer Zeile steht nur ein Eintrag. "
            "Schreiben Sie „ist = 2“ in eine neue Zeile."
        ),
    ),
    (
        "_1",
        12,
        (
            "„zielwert = _1“ ist so in TOML nicht zu lesen. Schreiben Sie name = wert, "
            "Texte in Anführungszeichen, Zahlen wie 3.5, Tage wie 2013-08-31."
        ),
    ),
    (
        "[1, 2",
        12,
        "Der Klammer [ fehlt die schließende ]. Setzen Sie ] hinter „[1, 2“.",
    ),
    ("[1 2]", 15, "Vor „2“ fehlt ein Komma. Setzen Sie es."),
    ('["a" "b"]', 17, 'Vor „"b"“ fehlt ein Komma. Setzen Sie es.'),
    ("[1; 2]", 14, "Werte trennt ein Komma. Schreiben Sie , statt ;."),
    ('["a"; "b"]', 16, "Werte trennt ein Komma. Schreiben Sie , statt ;."),
    ("[1,, 2]", 15, "Hier steht ein Komma zu viel. Löschen Sie es."),
    ("[1, 2}", 17, "Die Klammer [ endet mit „}“. Schreiben Sie ]."),
    ("[1]]", 15, "Nach der Klammer steht „]“ zu viel. Löschen Sie das Zeichen."),
    (
        "[1] geprüft",
        16,
        (
            "Nach der Klammer steht noch „geprüft“. "
            "Löschen Sie das oder setzen Sie # davor."
        ),
    ),
    (
        "{ von = 3,5 }",
        20,
        "„3,5“ hat ein Dezimalkomma. Schreiben Sie 3.5.",
    ),
    ("{ von: 3 }", 17, "Nach „von“ steht „:“. Schreiben Sie ein =."),
    ("{ von 3 }", 18, "Nach „von“ fehlt das =. Setzen Sie es."),
    ("{ von = }", 20, "Zu „von“ fehlt der Wert. Tragen Sie ihn ein."),
    ("{ von = , bis = 1 }", 20, "Zu „von“ fehlt der Wert. Tragen Sie ihn ein."),
    ("{ von }", 18, "Zu „von“ fehlt der Wert. Tragen Sie ihn ein."),
    (
        "{ von = 3, }",
        21,
        "Vor } steht ein Komma zu viel (erst TOML 1.1 erlaubt das). Löschen Sie es.",
    ),
    (
        "{ von = 3, von = 4 }",
        23,
        "Der Name „von“ steht zweimal in dieser Klammer. Löschen Sie einen.",
    ),
    ('{ a "x" }', 16, "Nach „a“ fehlt das =. Setzen Sie es."),
    (
        "{ ä = 1 }",
        14,
        ("Der Name „ä“ enthält „ä“. Schreiben Sie ae."),
    ),
    ('{ a = "x" b = 2 }', 22, "Vor „b“ fehlt ein Komma. Setzen Sie es."),
    ("{ a = 1 b = 2 }", 20, "Vor „b“ fehlt ein Komma. Setzen Sie es."),
    (
        "{ a = 1 = 2 }",
        20,
        "Vor dem = fehlt ein Name oder nach „1“ ein Komma. Ergänzen Sie, was fehlt.",
    ),
]


@pytest.mark.parametrize(("value", "column", "message"), VALUES)
def test_explains_a_value_that_toml_cannot_read(value, column, message):
    text = f'titel = "Ä"\nzielwert = {value}\nist = 1\n'
    assert said(text) == [(2, column, message)]


LINES = [
    ("zielwert : 450", 10, "Nach „zielwert“ steht „:“. Schreiben Sie ein =."),
    ("zielwert := 450", 10, "Nach „zielwert“ steht „:=“. Schreiben Sie ein =."),
    ("zielwert 450", 9, "Nach „zielwert“ fehlt das =. Schreiben Sie zielwert = 450."),
    (
        "zielwert",
        9,
        "Nach „zielwert“ fehlen das = und der Wert. Tragen Sie sie ein.",
    ),
    (
        "zielwert = # offen",
        12,
        (
            "Nach „zielwert =“ fehlt der Wert. Tragen Sie ihn ein oder löschen Sie "
            "die Zeile."
        ),
    ),
    ("= 450", 1, "Vor dem = fehlt der Name. Tragen Sie ihn ein."),
    (
        "größe = 5",
        3,
        ("Der Name „größe“ enthält „ö“. Schreiben Sie groesse."),
    ),
    (
        "ziel wert = 5",
        5,
        ("Der Name „ziel wert“ enthält ein Leerzeichen. Schreiben Sie ziel_wert."),
    ),
    (
        "t1.größe = 5",
        6,
        ("Der Name „größe“ enthält „ö“. Schreiben Sie groesse."),
    ),
    (
        '„titel“ = "x"',
        1,
        (
            "Beim Namen ‚„titel“‘ stehen falsche Anführungszeichen. "
            "Schreiben Sie titel ohne Anführungszeichen."
        ),
    ),
    ("t1..ist = 1", 4, "Im Namen „t1..ist“ steht ein Punkt zu viel. Löschen Sie ihn."),
    (
        "ist\u00a0= 1",
        4,
        (
            "Hier steht ein besonderes Leerzeichen (U+00A0). "
            "Ersetzen Sie es durch ein gewöhnliches."
        ),
    ),
    (
        "\u00a0",
        1,
        (
            "Hier steht ein besonderes Leerzeichen (U+00A0). "
            "Ersetzen Sie es durch ein gewöhnliches."
        ),
    ),
    ("// geprüft", 1, "Ein Kommentar beginnt mit #. Schreiben Sie # statt „//“."),
    ("; geprüft", 1, "Ein Kommentar beginnt mit #. Schreiben Sie # statt „;“."),
    (
        "Das ist noch offen.",
        1,
        (
            "„Das ist noch offen.“ ist kein Eintrag. "
            "Schreiben Sie name = wert oder setzen Sie # davor."
        ),
    ),
    ("  }", 3, "Hier steht „}“ ohne die öffnende Klammer. Löschen Sie es."),
    (
        "[[massnahme]",
        1,
        "Bei „[[massnahme]“ passen die Klammern nicht. Schreiben Sie [[massnahme]].",
    ),
    (
        "[massnahme]]",
        1,
        "Bei „[massnahme]]“ passen die Klammern nicht. Schreiben Sie [[massnahme]].",
    ),
    (
        "  [massnahme",
        3,
        "Bei „[massnahme“ passen die Klammern nicht. Schreiben Sie [massnahme].",
    ),
    (
        "[massnahme] Besuche",
        13,
        (
            "Nach der Überschrift [massnahme] steht noch „Besuche“. "
            "Setzen Sie # davor oder schreiben Sie es in eine neue Zeile."
        ),
    ),
    (
        "[massnahme]\u00a0",
        12,
        (
            "Hier steht ein besonderes Leerzeichen (U+00A0). "
            "Ersetzen Sie es durch ein gewöhnliches."
        ),
    ),
    (
        "[[maßnahme]]",
        5,
        ("Der Name „maßnahme“ enthält „ß“. Schreiben Sie massnahme."),
    ),
    (
        "[]",
        2,
        "Zwischen den Klammern fehlt der Name der Tabelle. Tragen Sie ihn ein.",
    ),
    (
        "# \x01",
        3,
        "Hier steht ein unsichtbares Steuerzeichen (U+0001). Löschen Sie es.",
    ),
]


@pytest.mark.parametrize(("line", "column", "message"), LINES)
def test_explains_a_line_that_toml_cannot_read(line, column, message):
    assert said(f"vorher = 1\n{line}\nnachher = 2\n") == [(2, column, message)]


FILES = {
    "doubled key": (
        "zielwert = 1\n\nzielwert = 2\n",
        [(3, 1, "„zielwert“ steht schon in Zeile 1. Löschen Sie eine der Zeilen.")],
    ),
    "doubled table": (
        "[ampel]\na = 1\n[t]\nb = 1\n  [ampel]\nc = 1\n",
        [
            (
                5,
                3,
                (
                    "Die Überschrift „[ampel]“ steht schon in Zeile 1. "
                    "Fassen Sie beide Abschnitte zusammen."
                ),
            )
        ],
    ),
    "table where an array began": (
        "[[massnahme]]\nid = 1\n[massnahme]\nid = 2\n",
        [
            (
                3,
                1,
                (
                    "„massnahme“ steht in Zeile 1 mit doppelten Klammern. "
                    "Schreiben Sie auch hier [[massnahme]]."
                ),
            )
        ],
    ),
    "array where a table began": (
        "[massnahme]\nid = 1\n[[massnahme]]\nid = 2\n",
        [
            (
                1,
                1,
                (
                    "„[massnahme]“ steht hier mit einfachen Klammern, in Zeile 3 mit "
                    "doppelten. Schreiben Sie auch hier [[massnahme]]."
                ),
            )
        ],
    ),
    "list whose first header has single brackets": (
        "[m]\nid = 1\n[m.t1]\nist = 1\n[[m]]\n[m.t1]\n[[m]]\n[m.t1]\n",
        [
            (
                1,
                1,
                (
                    "„[m]“ steht hier mit einfachen Klammern, in Zeile 5 mit "
                    "doppelten. Schreiben Sie auch hier [[m]]."
                ),
            )
        ],
    ),
    "table where a value stands": (
        "ampel = 1\n[ampel]\n",
        [
            (
                2,
                1,
                (
                    "„ampel“ hat schon in Zeile 1 einen Wert. "
                    "Löschen Sie die Zeile dort oder die Überschrift „[ampel]“."
                ),
            )
        ],
    ),
    "dotted key through a value": (
        "ist = 1\nist.wert = 2\n",
        [(2, 1, "„ist“ ist schon in Zeile 1 ein Wert. Löschen Sie eines von beiden.")],
    ),
    "value where a table stands": (
        "ist.wert = 2\nist = 1\n",
        [
            (
                2,
                1,
                (
                    "„ist“ ist schon in Zeile 1 eine Tabelle. Löschen Sie eines von "
                    "beiden."
                ),
            )
        ],
    ),
    "git": (
        "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> andere\nc = 4,5\n",
        [
            (
                2,
                1,
                (
                    "„<<<<<<< HEAD“: Git hat bis Zeile 6 zwei Fassungen stehen lassen. "
                    "Behalten Sie eine und löschen Sie die Zeilen mit <<<<<<<, ======= "
                    "und >>>>>>>."
                ),
            ),
            (7, 5, "„4,5“ hat ein Dezimalkomma. Schreiben Sie 4.5."),
        ],
    ),
    "multi-line text without end": (
        'a = 1\ntext = """\neins\nzwei\n[t]\nb = ja\n',
        [
            (
                2,
                8,
                (
                    'Dem Text, der hier mit """ beginnt, fehlt das Ende. '
                    'Setzen Sie """ hinter das letzte Wort.'
                ),
            ),
            (6, 5, "Statt „ja“ schreibt man in TOML true."),
        ],
    ),
    "text that swallows the next one": (
        'ursache = """\neins\nmassnahme = """\nzwei\n"""\nb = 1\n',
        [
            (
                1,
                11,
                (
                    'Dem Text, der hier mit """ beginnt, fehlt das Ende. '
                    'Setzen Sie """ hinter das letzte Wort.'
                ),
            )
        ],
    ),
    "text that ends in a backslash": (
        'a = """\\\nb\\',
        [
            (
                1,
                5,
                (
                    'Dem Text, der hier mit """ beginnt, fehlt das Ende. '
                    'Setzen Sie """ hinter das letzte Wort.'
                ),
            )
        ],
    ),
    "literal text without end": (
        "a = '''eins\nzwei\n",
        [
            (
                1,
                5,
                (
                    "Dem Text, der hier mit ''' beginnt, fehlt das Ende. "
                    "Setzen Sie ''' hinter das letzte Wort."
                ),
            )
        ],
    ),
    "escape inside a multi-line text": (
        'a = """\n  eins \\\n  zw\\ei\n"""\n',
        [
            (
                3,
                5,
                "„\\e“ gibt es erst ab TOML 1.1. Schreiben Sie \\u001b.",
            )
        ],
    ),
    "text behind the backslash at a line end": (
        'a = """eins \\  zwei"""\n',
        [
            (
                1,
                13,
                "Nach dem Rückstrich am Zeilenende steht noch etwas. Löschen Sie es.",
            )
        ],
    ),
    "array without end": (
        'soll = [\n  1,\n  2 # zwei\ntitel = "x"\n',
        [(1, 8, "Der Klammer [ fehlt die schließende ]. Setzen Sie ] hinter „2“.")],
    ),
    "brackets without end, nested": (
        "soll = [{ a = [1\n",
        [(1, 15, "Der Klammer [ fehlt die schließende ]. Setzen Sie ]}] hinter „[1“.")],
    ),
    "several faults in one array": (
        "soll = [\n  „a, b“,\n  31.08.2013, # Tag\n  ja,\n]\n",
        [
            (
                2,
                3,
                (
                    "Bei ‚„a, b“‘ stehen typografische Anführungszeichen. "
                    'Schreiben Sie gerade: "a, b".'
                ),
            ),
            (
                3,
                3,
                (
                    "Das Datum „31.08.2013“ schreibt man in TOML mit Jahr, Monat und "
                    "Tag: 2013-08-31."
                ),
            ),
            (4, 3, "Statt „ja“ schreibt man in TOML true."),
        ],
    ),
    "several faults in one line": (
        "größe : 3,5\n",
        [
            (
                1,
                3,
                ("Der Name „größe“ enthält „ö“. Schreiben Sie groesse."),
            ),
            (1, 7, "Nach „groesse“ steht „:“. Schreiben Sie ein =."),
            (1, 9, "„3,5“ hat ein Dezimalkomma. Schreiben Sie 3.5."),
        ],
    ),
    "inline table over several lines": (
        "k = {\n  von = 3, # ab\n  bis = 4,\n}\nb = 1,5\n",
        [
            (
                1,
                5,
                (
                    "Die Klammer { geht über mehrere Zeilen (erst TOML 1.1 erlaubt "
                    "das). Schreiben Sie alles in eine Zeile oder legen Sie einen "
                    "Abschnitt mit eigener Überschrift an."
                ),
            ),
            (5, 5, "„1,5“ hat ein Dezimalkomma. Schreiben Sie 1.5."),
        ],
    ),
    "inline table without end": (
        'k = { von = 3\ntitel = "x"\n',
        [
            (
                1,
                5,
                (
                    "Der Klammer { fehlt die schließende }. "
                    "Setzen Sie } hinter „{ von = 3“."
                ),
            )
        ],
    ),
    "inline table over lines without end": (
        "k = {\n  von = 3,\n",
        [
            (
                1,
                5,
                (
                    "Die Klammer { geht über mehrere Zeilen (erst TOML 1.1 erlaubt "
                    "das). Schreiben Sie alles in eine Zeile oder legen Sie einen "
                    "Abschnitt mit eigener Überschrift an."
                ),
            ),
            (
                1,
                5,
                (
                    "Der Klammer { fehlt die schließende }. "
                    "Setzen Sie } hinter „{   von = 3“."
                ),
            ),
        ],
    ),
    "text without quotes before a missing comma": (
        "k = { a = x y = 2 }\n",
        [
            (1, 11, "„x y“ ist ein Text. Setzen Sie ihn in Anführungszeichen."),
            (
                1,
                15,
                (
                    'Vor dem = fehlt ein Name oder nach „"x y"“ ein Komma. '
                    "Ergänzen Sie, was fehlt."
                ),
            ),
        ],
    ),
    "array of arrays beside a fault": (
        "a = [[1],\n  [2]]\nb = ja\n",
        [(3, 5, "Statt „ja“ schreibt man in TOML true.")],
    ),
    "name that is doubled once mended": (
        "groesse = 1\ngröße = 2\n",
        [
            (
                2,
                3,
                ("Der Name „größe“ enthält „ö“. Schreiben Sie groesse."),
            )
        ],
    ),
    "Windows line ends": (
        "a = 1\r\nb = 3,5\r\nc = 2\r\n",
        [(2, 5, "„3,5“ hat ein Dezimalkomma. Schreiben Sie 3.5.")],
    ),
    "no newline at the end": (
        "a = ja",
        [(1, 5, "Statt „ja“ schreibt man in TOML true.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FILES.values(), ids=FILES)
def test_explains_a_file_as_a_whole(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "line", [r'["a\qb"]', r'"a\qb" = 1', r"a = { b = [_] }", "_ = _"]
)
def test_what_nobody_foresaw_is_quoted_and_left_out(line):
    ((number, _, message),) = said(f"x = 1\n{line}\ny = 2\n")
    assert number == 2
    assert message.startswith(f"„{line}“ ist so in TOML nicht zu lesen.")


def test_every_broken_official_file_is_explained(broken_corpus):
    assert len(broken_corpus) > 400
    for name, text in broken_corpus.items():
        assert said(text), name


def test_a_good_text_comes_back_as_it_is():
    assert syntax_faults("a = 1\r\n[b]\r\n") == ([], "a = 1\r\n[b]\r\n")


def test_a_fault_spoils_all_lines_of_its_statement():
    (fault,), _ = syntax_faults("soll = [\n  1,\n  ja,\n]\n")
    assert (fault.line, fault.lines) == (3, range(1, 5))


def test_the_rest_of_a_broken_file_can_be_read():
    _, mended = syntax_faults("a = ja\nb = 2\n[c\nd = „x“\n[[e]\nf = 3,5\n")
    data = {"a": True, "b": 2, "c": {"d": "x"}, "e": [{"f": 3.5}]}
    assert tomllib.loads(mended) == data


def test_a_doubled_table_is_mended_without_touching_the_first():
    _, mended = syntax_faults("[a]\nx = 1\n[a]\nx = 2\n")
    assert tomllib.loads(mended) == {"a": {"x": 1}, "zeile-3": {"x": 2}}


def test_brackets_nested_too_deep_are_a_fault_not_a_crash():
    faults, mended = syntax_faults("a = " + "[" * 3000 + "\nb = 1\n")
    assert len(faults) == 1
    assert tomllib.loads(mended)["b"] == 1


def test_a_hopeless_line_does_not_multiply():
    faults, _ = syntax_faults("a = [" + "ja x, " * 500 + "]\n")
    assert len(faults) <= 30


def test_no_message_speaks_like_a_machine():
    cases = [message for *_, message in VALUES + LINES]
    cases += [message for _, faults in FILES.values() for *_, message in faults]
    forbidden = re.compile(
        r"ungültig|bitte|Fehler|expected|invalid|unclosed", re.IGNORECASE
    )
    assert not [message for message in cases if forbidden.search(message)]
    assert all(message.endswith(".") for message in cases)
