"""The domain: matrices, targets, Tertial values, Ampel, Vorlage; data and rules only.

Nothing in here opens a file, asks the clock or knows TOML. The German nouns are the
same in the TOML files, in this code and in the Word templates.
"""
