"""Files of settings (YAML, TOML, JSON) as plain data that still knows its lines."""
