"""Global shortcuts in the app: listening to them, and recording them."""
