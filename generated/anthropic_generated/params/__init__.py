"""Request types; import them from `types`."""
