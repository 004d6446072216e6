"""A Word template engine: a .docx with placeholders in, a finished .docx out.

Knows nothing of this product and could be a library of its own. A template is
compiled once into a flat program; filling it touches no XML tree.

    template = Template.open(Path("brief.docx"), {"datum": "{:%d.%m.%Y}".format})
    Path("brief-1.docx").write_bytes(template.render({"name": "Frau Yıldız"}))
"""

from assistant.word.charts import Diagramm, Reihe
from assistant.word.faults import Fault, TemplateError
from assistant.word.pictures import Bild
from assistant.word.properties import Properties
from assistant.word.template import Template

__all__ = [
    "Bild",
    "Diagramm",
    "Fault",
    "Properties",
    "Reihe",
    "Template",
    "TemplateError",
]
