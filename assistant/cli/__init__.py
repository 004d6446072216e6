"""Typer commands: parse, call a use case, print, exit code.

Whatever is heavy is imported inside the command that needs it, so that `--help`
answers at once.
"""
