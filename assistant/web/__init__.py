"""The screens in a browser on the same computer: one process for each tab."""
