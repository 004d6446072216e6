"""Rules over a whole matrix: what is found, where, and with which remedy."""

import pytest
from conftest import toml

from assistant.goals.check import check_dezernat, check_matrix, check_vorlage
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.problem import Problem, Schwere
from assistant.goals.vorlage import Vorlage

HEAD = """
titel = "Probe"
organisation = "sozialamt"
jahr = 2013
[[massnahme]]
id = "S1"
titel = "Besuche"
leitziel = "teilhabe"
[[massnahme.indikator]]
id = "S1.1"
name = "Besuche"
"""
DEZERNAT = Dezernat.model_validate(
    toml("""
stadt = "Probestadt"
name = "Dezernat 5"
wahlperiode = "2009-2014"
leitziel = [{ id = "teilhabe", titel = "Teilhabe" }]
organisation = [{ id = "sozialamt", name = "Sozialamt", kurz = "Sozialamt" }]
gremium = [{ id = "sga", name = "Ausschuss", sitzung = [2013-02-12] }]
""")
)
PLACE = ("massnahme", 0, "indikator", 0)


def problems(text: str) -> list[Problem]:
    """Return what is found; the direction is stated unless a test is about it."""
    stated = "" if "richtung" in text else 'richtung = "mehr"\n'
    return check_matrix(Matrix.model_validate(toml(HEAD + stated + text)), DEZERNAT)


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [
        ('art = "kumulativ"', (), "hat keinen Zielwert. Ergänzen Sie ihn"),
        ('art = "meilenstein"', (), "hat keinen Termin. Ergänzen Sie den Tag"),
        ('art = "korridor"\nzielwert = 5', ("zielwert",), "{ von = 55, bis = 65 }"),
        ('art = "ja_nein"\nzielwert = 5', ("zielwert",), "zielwert = true"),
        ('art = "quote"\nzielwert = true', ("zielwert",), "lässt sich mit diesem"),
        ('art = "monitoring"\nzielwert = 5', ("zielwert",), "Streichen Sie den"),
        (
            'art = "kumulativ"\nzielwert = 9\nsoll = [3, 9]',
            ("soll",),
            "genau drei Werte, einen je Tertial; hier stehen 2 Werte.",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nsoll = [3, 6, 8]',
            ("soll",),
            "Das letzte Soll der Liste ist nicht der Zielwert.",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nsoll = { anteile = [10, 5, 100] }',
            ("soll",),
            "Die Anteile fallen.",
        ),
        (
            'art = "stichtag"\nzielwert = 9\nsoll = "linear"',
            ("soll",),
            "ist ein Bestand und wird nicht gedrittelt",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1.ist = 5\nt2.ist = 4',
            ("t2", "ist"),
            "Der aufgelaufene Wert fällt gegenüber t1.",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1.erledigt = 2013-04-01',
            ("t1", "erledigt"),
            "passt nicht zu einem Indikator mit art = „kumulativ“",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1.ist = true',
            ("t1", "ist"),
            "muss der Istwert eine Zahl sein",
        ),
        (
            'art = "ja_nein"\nt1.ist = 3',
            ("t1", "ist"),
            "muss der Istwert true oder false sein",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1 = { ist = 1, kein_wert = "offen" }',
            ("t1", "kein_wert"),
            "„kein_wert“ und „ist“ schließen sich aus",
        ),
        (
            'art = "quote"\nzielwert = 9\nt1.zaehler = 3',
            ("t1", "zaehler"),
            "Zu „zaehler“ fehlt „nenner“",
        ),
        (
            'art = "quote"\neinheit = "%"\nzielwert = 90\nt1.ist = 6600',
            ("t1", "ist"),
            "Diese Quote liegt über 100 %",
        ),
        (
            'art = "qualitativ"\nt1.einschaetzung = "gelb"',
            ("t1", "einschaetzung"),
            "braucht eine Begründung",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1.prognose = 2013-08-01',
            ("t1", "prognose"),
            "muss die Prognose eine Zahl sein",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-06-30\nt1.erledigt = 2013-05-02',
            ("t1", "erledigt"),
            "Der Tag liegt nach dem Stichtag 30.04.2013.",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-06-30\nt1.prognose = 2013-04-02',
            ("t1", "prognose"),
            "ist am Stichtag 30.04.2013 schon vorbei",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\nt1 = { ist = 1, datenstand = 2013-04-30 }'
            "\nt2 = { ist = 2, datenstand = 2013-03-31 }",
            ("t2", "datenstand"),
            "Der Datenstand von t2 liegt vor dem von t1.",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-06-30\nt1.erledigt = 2013-04-02'
            "\nt2.erledigt = 2013-04-03",
            ("t2", "erledigt"),
            "In t1 ist der Meilenstein an einem anderen Tag erledigt.",
        ),
        (
            'art = "quote"\nzielwert = 9\nt1 = { zaehler = 3, nenner = 0 }',
            ("t1", "nenner"),
            "Der Nenner ist 0; daraus lässt sich keine Quote berechnen. Berichtigen",
        ),
        (
            'art = "kumulativ"\nzielwert = 9\n'
            "t1 = { ist = 1, datenstand = 2013-05-01 }",
            ("t1", "datenstand"),
            "Der Datenstand liegt nach dem Stichtag 30.04.2013.",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-09-30\nt1.kein_wert = "offen"'
            "\nt2.prognose = 2013-11-12\nt3.erledigt = 2013-02-01",
            ("t3", "erledigt"),
            "Am 01.02.2013 war der Meilenstein nach t2 noch nicht erreicht",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-09-30\nt1.kein_wert = "offen"'
            "\nt2.erledigt = 2013-04-30",
            ("t2", "erledigt"),
            "nach t1 noch nicht erreicht (Stichtag 30.04.2013). Prüfen Sie den Tag",
        ),
    ],
)
def test_a_rule_names_place_and_remedy(
    text: str, path: tuple[str, ...], says: str
) -> None:
    problem = only(text)
    assert problem.path == (*PLACE, *path)
    assert says in problem.message


@pytest.mark.parametrize(
    "text",
    [
        'art = "kumulativ"\nzielwert = -9\nt1.ist = -3\nt2.ist = -6',
        'art = "kumulativ"\nzielwert = 9\nt1.ist = 5\n'
        't2 = { ist = 4, kennzeichen = "berichtigt" }',
        'art = "kumulativ"\nzielwert = 9\nsoll = { anteile = [0.1, 0.7, 1] }',
        'art = "qualitativ"\nt1 = { einschaetzung = "gelb", grund = "Erst begonnen." }',
        'art = "meilenstein"\ntermin = 2013-09-30\nt1.kein_wert = "offen"\n'
        "t2.prognose = 2013-11-12\nt3.erledigt = 2013-09-01",
        'art = "kumulativ"\nzielwert = 9\nt1 = { ist = 1, datenstand = 2013-04-30 }',
    ],
)
def test_what_is_right_is_left_in_peace(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize("art", ["kumulativ", "stichtag", "quote", "gleitend"])
def test_a_direction_nobody_stated_is_named(art: str) -> None:
    text = toml(f'{HEAD}art = "{art}"\nzielwert = 9')
    (found,) = check_matrix(Matrix.model_validate(text), DEZERNAT)
    assert (found.path, found.schwere) == (PLACE, Schwere.HINWEIS)
    assert "bewertet wird, als wäre mehr besser." in found.message


@pytest.mark.parametrize(
    "text",
    [
        'art = "korridor"\nzielwert = { von = 5, bis = 6 }',
        'art = "meilenstein"\ntermin = 2013-09-30',
        'art = "monitoring"',
        'art = "ja_nein"',
        'art = "kumulativ"\nzielwert = 9\nrichtung = "weniger"',
    ],
)
def test_no_direction_is_missed_where_the_colour_needs_none(text: str) -> None:
    matrix = Matrix.model_validate(toml(HEAD + text))
    assert check_matrix(matrix, DEZERNAT) == []


def test_doubled_ids_and_unknown_references_come_with_the_nearest_name() -> None:
    matrix = toml(HEAD + 'art = "monitoring"')
    matrix["organisation"] = "sozialmat"
    matrix["massnahme"].append(matrix["massnahme"][0] | {"leitziel": "umwelt"})
    found = check_matrix(Matrix.model_validate(matrix), DEZERNAT)
    assert [(problem.path, problem.message.split(". ")[-1]) for problem in found] == [
        (("massnahme", 1, "id"), "Geben Sie jedem Eintrag eine eigene."),
        ((*("massnahme", 1, "indikator", 0), "id"), found[1].message.split(". ")[-1]),
        (("organisation",), "Meinten Sie „sozialamt“?"),
        (("massnahme", 1, "leitziel"), "Dort stehen: teilhabe."),
    ]


def test_without_a_dezernat_references_stay_open() -> None:
    matrix = Matrix.model_validate(toml(HEAD + 'art = "monitoring"'))
    assert check_matrix(matrix, None) == []


def test_a_vorlage_names_known_gremien_meetings_and_numbers() -> None:
    vorlage = Vorlage.model_validate(
        toml("""
datum = 2013-01-16
jahr = 2013
betreff = "Probe"
sachverhalt = "Text."
amt = { nummer = "0950", name = "Projektbüro" }
beratungsfolge = [
  { gremium = "sgaa" },
  { gremium = "sga", sitzung = 2013-02-13 },
]
anlage = [
  { art = "zielplanungskreislauf", nummer = 1 },
  { art = "zielmatrix", nummer = 1, matrix = "rege" },
]
""")
    )
    messages = [problem.message for problem in check_vorlage(vorlage, DEZERNAT)]
    assert messages == [
        "Das Gremium „sgaa“ steht nicht in dezernat.toml. Meinten Sie „sga“?",
        "Die Matrix „rege“ steht nicht in dezernat.toml. Dort stehen: sozialamt.",
        "Am 13.02.2013 ist in dezernat.toml keine Sitzung dieses Gremiums "
        "eingetragen. Prüfen Sie den Tag oder ergänzen Sie ihn dort.",
        "Eine Anlage 1 gibt es schon. Vergeben Sie jede Nummer einmal.",
    ]


def test_a_dezernat_may_not_name_one_thing_twice() -> None:
    doubled = DEZERNAT.model_copy(update={"gremium": DEZERNAT.gremium * 2})
    assert [problem.path for problem in check_dezernat(doubled)] == [
        ("gremium", 1, "id")
    ]
