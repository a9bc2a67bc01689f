"""Values: frozen, slotted classes declared like dataclasses, and made thirty times as fast.

Each command pays for every class that it imports, and for a frozen, slotted dataclass that is most of a millisecond.
See docs/decisions/0011-values-without-dataclasses.md.
"""

from __future__ import annotations

from operator import attrgetter, ge, gt, le, lt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform
    from typing import Generic as Generic

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True)
    class Value:
        """The base of every value."""

        def __init_subclass__(cls, *, order: bool = False) -> None:
            """Make a class a value."""
            ...


_set_field = object.__setattr__

FEW = 30
"""The values of a class whose fields are set one by one; writing a ``__new__`` takes as long as fifty of them."""


def replace(value: T, /, **changes: Any) -> T:
    """Return a value with some of its fields changed."""
    cls: Any = type(value)
    fields = {name: getattr(value, name) for name in cls.__slots__}
    changed: T = cls(**(fields | changes))
    return changed


class _ValueClass(type):
    """Makes the classes of values: slots cannot be given to a class that exists already."""

    def __new__(cls, name: str, bases: tuple[type, ...], parts: dict[str, Any], order: bool = False) -> _ValueClass:
        names = tuple(parts.get("__annotations__", ()))
        defaults = {field: parts.pop(field) for field in names if field in parts}
        parts["__slots__"] = parts["__match_args__"] = names
        parts["_defaults"], parts["_last"] = defaults, tuple(defaults.values())
        parts["_few"], parts["_contents"] = iter(range(FEW)), staticmethod(_contents(names))
        return type.__new__(cls, name, bases, parts | _ORDER if order else parts)


def _contents(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def _first_init(self: Any, *args: Any, **named_values: Any) -> None:
    """Set the fields one by one; write a ``__new__`` after a few values: most classes of a process have less.

    Raises:
        TypeError: a field is missing, unknown or given twice; the ``__new__`` says which.
    """
    cls = type(self)
    names, values = cls.__slots__, args
    if named_values:
        values = _in_order(cls, args, named_values)
    elif missing := len(names) - len(args):
        values += cls._last[-missing:]
    if len(values) != len(names) or next(cls._few, None) is None:
        _write_new(cls)
        values = cls._contents(cls(*args, **named_values))
    for name, value in zip(names, values):  # noqa: B905 - the argument takes time, and they are as many
        _set_field(self, name, value)


def _write_new(cls: Any) -> None:
    """Write the method that makes a value at once: a twin, which can change, becomes the value when it has its fields.

    Setting a field of a value itself means calling what the class has for it, which takes as long as all the rest.
    """
    parts = {"__slots__": cls.__slots__, "__setattr__": _set_field, "__delattr__": object.__delattr__}
    twin: type = type.__new__(_ValueClass, f"{cls.__name__}Twin", cls.__bases__, parts)
    spoken = "".join(
        f", {name}=_defaults[{name!r}]" if name in cls._defaults else f", {name}" for name in cls.__slots__
    )
    lines = "".join(f"; _value.{name} = {name}" for name in cls.__slots__)
    room = {"_made": object.__new__, "_twin": twin, "_defaults": cls._defaults}
    exec(f"def __new__(_cls{spoken}): _value = _made(_twin){lines}; _value.__class__ = _cls; return _value", room)
    room["__new__"].__qualname__ = cls.__qualname__
    cls.__new__ = room["__new__"]
    cls.__init__ = object.__init__  # which takes whatever __new__ takes


def _in_order(cls: Any, args: tuple[Any, ...], named_values: dict[str, Any]) -> tuple[Any, ...]:
    """Return a value for each field, in their order; of another number where one is missing, unknown or given twice."""
    left = cls.__slots__[len(args) :]
    if not named_values.keys() <= set(left):
        return ()
    values = cls._defaults | named_values
    return (*args, *[values[name] for name in left if name in values])


def _comparing(compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        same_class = other.__class__ is self.__class__
        return compare(self._contents(self), other._contents(other)) if same_class else NotImplemented

    return method


_ORDER: dict[str, Any] = {f"__{compare.__name__}__": _comparing(compare) for compare in (lt, le, gt, ge)}

if not TYPE_CHECKING:

    class Value(metaclass=_ValueClass):
        """The base of every value: the annotations of its class are its fields, those with a default last.

        Values are equal if their class and their fields are, can be keys, cannot change, and with ``order=True`` behind
        the base compare by their fields in turn.
        """

        __init__ = _first_init

        def __eq__(self, other):
            return (
                self._contents(self) == other._contents(other) if other.__class__ is self.__class__ else NotImplemented
            )

        def __hash__(self):
            return hash(self._contents(self))

        def __repr__(self):
            fields = (f"{name}={getattr(self, name)!r}" for name in self.__slots__)
            return f"{type(self).__qualname__}({', '.join(fields)})"

        def __reduce__(self):
            return type(self), self._contents(self)

        def __setattr__(self, name, _value):
            raise AttributeError(f"{name} of {type(self).__name__} cannot change")

        def __delattr__(self, name):
            raise AttributeError(f"{name} of {type(self).__name__} cannot change")

    class Generic:
        """``typing.Generic`` for the type checker alone: importing ``typing`` takes a third of Python's own start."""

        __slots__ = ()

        def __class_getitem__(cls, _parameter):
            return cls
