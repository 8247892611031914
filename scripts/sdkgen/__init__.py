"""The generator: from the API description to the Python package.

`document` and `settings` read, `library` lets openapi-python-client parse and check, `names`, `shapes`, `planner` and
`operations` decide, `render` lets the templates print, `output` writes and compares. `generate` is the whole.
"""
