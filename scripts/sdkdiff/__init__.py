"""What changes for users of the Python package between two API descriptions.

`compare` takes two descriptions and returns a list of changes; `report` turns that list into text. `rules` says how
much each kind of change breaks. Nothing here reads files or prints.
"""
