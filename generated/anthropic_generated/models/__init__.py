"""Response types, one to a module; import them from `types`."""
