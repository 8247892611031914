"""The generator: from the API description to the Python package.

`document` and `settings` read; `openapi`, `rules` and, with the parser of openapi-python-client, `library` check;
`names`, `shapes`, `reach`, `planner`, `calls`, `results`, `operations` and `indexes` decide, and give a `plan`;
`render` lets the templates print; `output` writes and compares. `generate` is the whole.

Someone else's document is read by `source` and brought into the form of ours by `foreign`, `normalise` and what these use
(`simplify`, `merge`, `unions`, `paths`, `keys`, `hints`); `restrict` fits `sdk.yaml` to it. `regenerate` is the whole of
that, and `swap` puts the result in its place.
"""
