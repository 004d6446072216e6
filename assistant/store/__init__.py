"""The only place that knows TOML: read, positions, edit, files, journal."""
