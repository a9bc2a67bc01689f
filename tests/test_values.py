import copy
import pickle

import pytest

from tltimer.values import FEW, Value, replace


class Point(Value):
    """Two fields, one of them with a default."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y


class Other(Value):
    """The same fields under another name."""

    x: int
    y: int = 0


class Name(Value):
    """One field."""

    text: str


class Nothing(Value):
    """No field at all."""


class Version(Value, order=True):
    """Compared by its fields in turn."""

    major: int
    minor: int


def test_fields_are_given_by_place_by_name_or_by_default():
    assert (Point(1, 2).x, Point(y=2, x=1).y, Point(1).y, Point(1, 2).sum) == (1, 2, 0, 3)


@pytest.mark.parametrize("make", [lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=3)])
def test_a_field_too_few_or_too_many_is_refused(make):
    with pytest.raises(TypeError):
        make()


@pytest.mark.parametrize("made", [0, FEW - 1, FEW, FEW + 1])
def test_values_are_made_and_refused_alike_however_many_there_are(made):
    class Pair(Value):
        left: int
        right: int = 0

    assert [Pair(number).left for number in range(made)] == [*range(made)]
    for wrong in (lambda: Pair(), lambda: Pair(1, 2, 3), lambda: Pair(1, z=3), lambda: Pair(1, left=3)):
        with pytest.raises(TypeError, match="Pair"):
            wrong()
    assert (Pair(1, 2), Pair(right=2, left=1)) == (Pair(1, right=2), Pair(1, 2))
    assert Pair(1) == Pair(1, 0) != Pair(1, 1)


def test_values_are_equal_by_class_and_fields():
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(2, 1)
    assert Point(1, 2) != Other(1, 2)
    assert Name("a") == Name("a")
    assert Nothing() == Nothing()
    assert len({Point(1, 2), Point(1, 2), Other(1, 2)}) == 2


def test_a_value_cannot_change():
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2
    with pytest.raises(AttributeError):
        point.z = 2
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1)


def test_it_shows_its_fields():
    assert repr(Point(1, 2)) == "Point(x=1, y=2)"


def test_values_can_be_told_apart_in_match():
    match Point(1, 2):
        case Point(1, y):
            assert y == 2
        case _:
            pytest.fail("it did not match")


def test_only_values_with_an_order_have_one():
    assert Version(1, 2) < Version(1, 3) <= Version(1, 3) < Version(2, 0)
    assert max(Version(1, 9), Version(2, 0)) > Version(1, 9) >= Version(1, 9)
    with pytest.raises(TypeError):
        assert Point(1) < Point(2)
    with pytest.raises(TypeError):
        assert Version(1, 2) < Point(3)


def test_copies_are_equal():
    for again in (copy.copy(Point(1, 2)), copy.deepcopy(Point(1, 2)), pickle.loads(pickle.dumps(Version(1, 2)))):
        assert again in (Point(1, 2), Version(1, 2))


def test_a_copy_differs_in_the_fields_that_are_named() -> None:
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert replace(Point(1)) == Point(1, 0)
    with pytest.raises(TypeError):
        replace(Point(1), z=1)
