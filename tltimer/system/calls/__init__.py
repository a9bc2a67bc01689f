"""Calls in progress: the microphone or the camera is in use. Nothing is ever heard or seen."""
