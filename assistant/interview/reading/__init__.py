"""How numbers, days and absent values are written in German offices.

Each module knows one kind of notation and returns a value or an `Antwort`; none of
them raises for what a person may type.
"""
