"""Target, drift, 1:1s, promises, intentions: what the week is judged by."""
