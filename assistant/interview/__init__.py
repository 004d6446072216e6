"""The conversation with the person who reports: what is asked, what an answer means.

Sans-IO: text comes in, values go out; screen, keyboard, clock and file belong to the
caller. `understand` reads one answer, `plausibility.warn` says what looks odd about it.
"""
