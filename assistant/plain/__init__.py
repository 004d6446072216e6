"""The interview line by line: for pipes, screen readers, and small terminals.

Plain sentences, one after the other: nothing is drawn, nothing on screen moves or is
written over. Questions, checks and texts are those of every other front.
"""
