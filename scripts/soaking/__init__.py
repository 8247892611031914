"""What `scripts/soak.py` sets against each other: a server, callers, and what counts what is left of both."""
