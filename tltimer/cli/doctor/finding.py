"""What was found out about one thing."""

from tltimer.frozen import value

OK, LIMITED, OFF = "ok", "limited", "off"


@value
class Finding:
    """How one thing stands: ``state`` is ok, limited or off; ``advice`` is what to do, "" for nothing."""

    topic: str
    state: str
    text: str
    advice: str = ""
