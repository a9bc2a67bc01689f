"""The checks of `tltimer doctor`."""
