"""Title, author and dates of a document: `docProps/core.xml` without a tree.

The part is taken apart once; a document then joins what the template said with what
the caller says in its place. Language and everything unnamed stay the template's.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from assistant.word.package import Part, plain_part
from assistant.word.stream import encode

PART: Final = "docProps/core.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a document says about itself; None keeps what the template says."""

    title: str | None = None
    author: str | None = None
    subject: str | None = None
    keywords: str | None = None
    created: date | None = None

    def _texts(self) -> dict[str, str | None]:
        return {
            "dc:title": self.title,
            "dc:subject": self.subject,
            "dc:creator": self.author,
            "cp:keywords": self.keywords,
            "cp:lastModifiedBy": self.author,
        }

    def _dates(self) -> dict[str, date | None]:
        return {"dcterms:created": self.created, "dcterms:modified": self.created}

    def elements(self) -> dict[str, bytes]:
        """Return the XML of the properties that are given, by element name."""
        texts = {
            name: b"<%b>%b</%b>" % (name.encode(), encode([text])[0], name.encode())
            for name, text in self._texts().items()
            if text is not None
        }
        dates = {
            name: (
                f'<{name} xsi:type="dcterms:W3CDTF">{_moment(when)}</{name}>'.encode()
            )
            for name, when in self._dates().items()
            if when is not None
        }
        return texts | dates


def _moment(when: date) -> str:
    moment = when if isinstance(when, datetime) else datetime.combine(when, time.min)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


@dataclass(frozen=True, slots=True)
class Core:
    """The template's core.xml, taken apart."""

    head: bytes
    present: dict[str, bytes]
    tail: bytes

    def part(self, properties: Properties) -> Part:
        """Return the part with `properties` in it."""
        elements = self.present | properties.elements()
        return plain_part(PART, b"".join((self.head, *elements.values(), self.tail)))
