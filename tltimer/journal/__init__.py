"""The log on disk: stamped documents in TinyDB files, merged over devices."""
