"""Bringing the differences of another description into our own: our names, files, order and comments stay.

`edit` changes YAML files as text, and `folder` finds the file of a place. `translate` says what is new in our words,
`settle` brings one schema to another, `apply` and `methods` make the changes that a comparison found, `stale` finds what
is left behind. `update` is the whole. Reading descriptions and comparing them are the business of `sdkgen` and `sdkdiff`.
"""
