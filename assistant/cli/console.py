"""The terminal: colours only where they are wanted."""

from rich.console import Console


def console() -> Console:
    """Return the console for results; it obeys NO_COLOR and knows pipes."""
    return Console(highlight=False, soft_wrap=False)
