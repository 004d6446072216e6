"""The interview as Textual screens; every sentence and decision comes from below.

`assistant.tui.app.run` opens them. Only `cli/screen.py` imports it, in a function:
Textual takes longer to import than most commands take to run.
"""
