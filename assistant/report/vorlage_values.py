"""The values of the Vorlage itself and of the Anlage „Zielplanungskreislauf“."""

from string import ascii_lowercase
from typing import Any

from assistant.goals.dezernat import Dezernat
from assistant.goals.soll import TERTIALE
from assistant.goals.vorlage import Anlage, Anlagenart, Beratung, Vorlage
from assistant.report.numbers import datum

Values = dict[str, Any]

NICHT_VERGEBEN = "noch nicht vergeben"


def vorlage_values(vorlage: Vorlage, dezernat: Dezernat) -> Values:
    """Return everything that the template of a Vorlage may name."""
    return {
        "art": vorlage.art,
        "drucksachennummer": vorlage.drucksachennummer or NICHT_VERGEBEN,
        "datum": vorlage.datum,
        "jahr": vorlage.jahr,
        "amt": vorlage.amt.model_dump(),
        "beratungsfolge": [_beratung(row, dezernat) for row in vorlage.beratungsfolge],
        "betreff": vorlage.betreff,
        "hier": _lettered(vorlage),
        "zusatz": vorlage.zusatz,
        "produktgruppe": vorlage.produktgruppe,
        "auswirkungen": vorlage.auswirkungen,
        "fruehere_behandlung": vorlage.fruehere_behandlung,
        "zusammenfassung": vorlage.zusammenfassung,
        "sachverhalt": vorlage.sachverhalt,
        "unterzeichner": [signer.model_dump() for signer in vorlage.unterzeichner],
        "anlage": [anlage_values(anlage, dezernat) for anlage in vorlage.anlage],
    }


def dezernat_values(dezernat: Dezernat, jahr: int) -> Values:
    """Return the frame: names, the year's Stichtage, the steps of the Kreislauf."""
    return {
        "stadt": dezernat.stadt,
        "name": dezernat.name,
        "wahlperiode": dezernat.wahlperiode,
        "stichtag": {
            f"t{nummer}": datum(dezernat.stichtage.on(nummer, jahr))
            for nummer in TERTIALE
        },
        "leitziel": [{"titel": leitziel.titel} for leitziel in dezernat.leitziel],
        "kreislauf": [schritt.model_dump() for schritt in dezernat.kreislauf],
    }


def anlage_values(anlage: Anlage, dezernat: Dezernat) -> Values:
    """Return how an Anlage is called: "Anlage 2", "Zielmatrix Sozialamt"."""
    return {"bezeichnung": label(anlage), "titel": title(anlage, dezernat)}


def label(anlage: Anlage) -> str:
    """Return "Anlage 2"; without a number it is attached for information only."""
    return f"Anlage {anlage.nummer}" if anlage.nummer else "Zur Kenntnis beigefügt"


def title(anlage: Anlage, dezernat: Dezernat) -> str:
    """Return what the Anlage shows."""
    if anlage.art is Anlagenart.ZIELPLANUNGSKREISLAUF:
        return "Zielplanungskreislauf"
    names = {item.id: item.kurz for item in dezernat.organisation}
    return f"Zielmatrix {names[anlage.matrix or '']}"


def _beratung(row: Beratung, dezernat: Dezernat) -> Values:
    names = {gremium.id: gremium.name for gremium in dezernat.gremium}
    return {
        "gremium": names[row.gremium],
        "sitzung": datum(row.sitzung) if row.sitzung else "noch offen",
        "beratung": "öffentlich" if row.oeffentlich else "nichtöffentlich",
    }


def _lettered(vorlage: Vorlage) -> list[Values]:
    return [
        {"buchstabe": f"{_letter(at)})", "text": text}
        for at, text in enumerate(vorlage.hier)
    ]


def _letter(at: int) -> str:
    """Return the letter of a point: a for the first, aa behind z."""
    round_, place = divmod(at, len(ascii_lowercase))
    return ascii_lowercase[place] * (round_ + 1)
