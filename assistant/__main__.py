"""`zielmatrix` and `python -m assistant`."""

import io
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Pipes and old Windows consoles have code pages without ● and ▲.
            stream.reconfigure(encoding="utf-8", errors="replace")
    from assistant.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
