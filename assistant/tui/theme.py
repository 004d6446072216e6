"""The colours: light, dark, and high contrast; every text at least 4.5:1.

Colours never carry anything alone: whatever is coloured has its word and its symbol.
"""

from textual.theme import Theme

HELL = Theme(
    name="hell",
    primary="#1F5A8C",
    secondary="#1F5A8C",
    accent="#1F5A8C",
    warning="#7A4B00",
    error="#A3121F",
    success="#256029",
    foreground="#1B1F23",
    background="#FAF9F6",
    surface="#FFFFFF",
    panel="#EDEBE4",
    dark=False,
    text_alpha=1.0,
    variables={
        "leise": "#565B61",
        "rand": "#B9B5A9",
        "footer-background": "#EDEBE4",
        "footer-key-foreground": "#1F5A8C",
        "input-selection-background": "#BFD8EC",
        "block-cursor-background": "#1F5A8C",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "none",
    },
)

DUNKEL = Theme(
    name="dunkel",
    primary="#8CB8DC",
    secondary="#8CB8DC",
    accent="#8CB8DC",
    warning="#E7B65C",
    error="#FF9A92",
    success="#9CCB8B",
    foreground="#E4E2DC",
    background="#1C1E21",
    surface="#24272B",
    panel="#2C3035",
    text_alpha=1.0,
    variables={
        "leise": "#A3A7AC",
        "rand": "#50555C",
        "footer-background": "#2C3035",
        "footer-key-foreground": "#8CB8DC",
        "input-selection-background": "#31506B",
        "block-cursor-background": "#8CB8DC",
        "block-cursor-foreground": "#14171A",
        "block-cursor-text-style": "none",
    },
)

KONTRAST = Theme(
    name="kontrast",
    primary="#FFFF00",
    secondary="#00FFFF",
    accent="#FFFF00",
    warning="#FFFF00",
    error="#FFB0B0",
    success="#80FF80",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1.0,
    variables={
        "leise": "#FFFFFF",
        "rand": "#FFFFFF",
        "footer-background": "#000000",
        "footer-key-foreground": "#FFFF00",
        "footer-description-foreground": "#FFFFFF",
        "input-selection-background": "#0000C0",
        "block-cursor-background": "#FFFF00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
    },
)

THEMEN = (DUNKEL, HELL, KONTRAST)


def after(name: str) -> str:
    """Return the theme that follows the named one, the first after the last."""
    names = [theme.name for theme in THEMEN]
    at = names.index(name) if name in names else -1
    return names[(at + 1) % len(names)]
