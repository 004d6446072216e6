"""`zielmatrix` and `python -m assistant`."""

import io
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Pipes and old Windows consoles have code pages without ● and ▲.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        # So do pipes into it; Windows programs put a mark in front of UTF-8.
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    from assistant.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
