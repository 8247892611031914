"""`python -m anthropic.testing`: the server in a terminal, until Ctrl-C."""

from __future__ import annotations

import argparse

from . import serve


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m anthropic.testing", description="A local stand-in for the Claude API."
    )
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="the port; by default a free one is taken")
    parser.add_argument(
        "--pace",
        type=float,
        default=0.03,
        metavar="SECONDS",
        help="time between pieces of a stream (default: %(default)s)",
    )
    arguments = parser.parse_args()
    try:
        server = serve(host=arguments.host, port=arguments.port, pace=arguments.pace)
        server.run(
            lambda: print(
                f"Serving on {server.base_url}  (use it with ANTHROPIC_BASE_URL={server.base_url}; Ctrl-C ends)",
                flush=True,
            )
        )
    except KeyboardInterrupt:
        pass
    except (OSError, ValueError) as failure:
        parser.exit(1, f"{parser.prog}: {failure}\n")


if __name__ == "__main__":
    main()
