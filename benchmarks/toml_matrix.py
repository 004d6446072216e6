"""A generated matrix of any size that has what real ones have.

Comments above and behind, banners, aligned `=`, multi-line strings, inline tables,
dates, umlauts; sound by every rule, so that checking it means walking all of it.
"""

_HEAD = """\
#:schema ../zielmatrix.schema.json

# Erzeugt für Messungen; alle Angaben sind ausgedacht.
titel = "Zielmatrix 2013 – Große Übungsmatrix für Messungen"
organisation = "sozialamt"
jahr = 2013

# Grenzen der Farben für die ganze Matrix.
[ampel]
mass = "prozent"              # oder: prozentpunkte, absolut
gruen_bis = 5
gelb_bis = 10
"""

_MASSNAHME = '''

# -----------------------------------------------------------------------------
# M{n}: Maßnahme {n}
# -----------------------------------------------------------------------------

[[massnahme]]
id            = "M{n}"
titel         = "Präventive Hausbesuche für Ältere, Bezirk {n}"
leitziel      = "teilhabe"
produktgruppe = "11.05.{rest:02}"
wirkungshypothese = """\\
Wer zu Hause „aufgesucht“ wird, erfährt von Hilfen, bevor eine Krise eintritt; der \\
persönliche Kontakt öffnet einen Weg zu Begegnung und Unterstützung."""

[[massnahme.indikator]]
id = "M{n}.1"
name = "durchgeführte Besuche"
art = "kumulativ"
richtung = "mehr"
einheit = "Besuche"
zielwert = {ziel}                # je Jahr
soll = [{drittel}, {zweidrittel}, {ziel}]
ampel = {{ mass = "prozent", gruen_bis = 3, gelb_bis = 7.5 }}
definition = "Beratungsbesuche bei Menschen ab 80 Jahren, ohne vergebliche Anfahrten."
quelle = "Besuchsdokumentation der Abteilung Hilfen für ältere Menschen"
vorjahr = {drittel}.5

[massnahme.indikator.t1]
ist = {drittel}
# Nachmeldung aus dem Stadtbezirk ist enthalten.
datenstand = 2013-04-{tag:02}

[massnahme.indikator.t2]
ist = {zweidrittel}
datenstand = 2013-08-{tag:02}
ursache = "In den Sommerferien wurden weniger Besuche vereinbart."
gegenmassnahme = "Ab September gibt es an zwei Nachmittagen zusätzliche Termine."
verantwortlich = "Abteilung Hilfen für ältere Menschen"
prognose = {ziel}

[massnahme.indikator.t3]
ist = {ziel}
vermerk_intern = """
Eine halbe Stelle ist unbesetzt;
die Nachbesetzung läuft."""

# Annahme der Angebote
[[massnahme.indikator]]
id = "M{n}.2"
name = "Annahmequote der Angebote"
art = "quote"
richtung = "mehr"
einheit = "%"
zielwert = 30.5
soll = "konstant"
definition = "Anteil der Angeschriebenen, die einen Hausbesuch vereinbaren."
quelle = 'Versandliste und Besuchsdokumentation'
vorjahr = 26.8

[massnahme.indikator.t1]
ist = {quote}.4
grund = 'Das Anschreiben galt vielen als "Werbung".'

[massnahme.indikator.t2]
zaehler = {quote}
nenner = 100
kennzeichen = "vorlaeufig"

[massnahme.indikator.t3]
ist = 31.{rest}5
naeherung = "rd."
'''


def matrix_text(massnahmen: int) -> str:
    """Return a matrix of so many Maßnahmen, two indicators with three reports each."""
    return _HEAD + "".join(map(_massnahme, range(1, massnahmen + 1)))


def _massnahme(n: int) -> str:
    drittel = 100 + n % 400
    return _MASSNAHME.format(
        n=n,
        rest=n % 10,
        drittel=drittel,
        zweidrittel=2 * drittel,
        ziel=3 * drittel,
        tag=1 + n % 28,
        quote=25 + n % 9,
    )
