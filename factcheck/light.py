"""Data classes that take no time to make: a stand-in for the part of `dataclasses` that this program uses.

The standard library writes and compiles seven methods for each data class when its module is imported, a millisecond
a class in Python 3.11, and imports `inspect`, `ast` and `tokenize` to do so: with fifty classes half the time of a
check (measured 2026-11: records.py alone 26 ms of 97). Here every method is shared but `__init__`, which is compiled
only for a class that makes many objects. `tests/test_light.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, le, lt

TYPE_CHECKING = False  # as `typing` has it, without the 3 ms that importing `typing` takes
if TYPE_CHECKING:
    from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

    Class = TypeVar("Class", bound=type)
    Object = TypeVar("Object")


class _Factory:
    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], Any]) -> Any:
    """A field whose default is made anew for each object."""
    return _Factory(default_factory)


def _dataclass(
    cls: Any = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> Any:
    """Make a class of annotated fields, as `dataclasses.dataclass` does with the same arguments.

    Every annotation is a field; a data class has no data class above it, and is not pickled.
    """

    def decorate(cls: type) -> type:
        return _make(cls, frozen, slots, eq, order)

    return decorate if cls is None else decorate(cls)


if TYPE_CHECKING:

    @overload
    def dataclass(cls: Class, /) -> Class: ...
    @overload
    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[Class], Class]: ...
    @dataclass_transform(field_specifiers=(field,))
    def dataclass(
        cls: Any = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
    ) -> Any: ...
else:
    dataclass = _dataclass


def replace(instance: Object, /, **changes: Any) -> Object:
    """A copy of a data class's object with some fields changed."""
    cls: Any = type(instance)
    values = {name: getattr(instance, name) for name in cls.__match_args__}
    return cls(**{**values, **changes})  # type: ignore[no-any-return]


def _make(cls: type, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    body: dict[str, Any] = {
        "__init__": _first_init(names, defaults, frozen),
        "__repr__": _repr,
        "__match_args__": names,
    }
    if frozen:
        body |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        values = _values(names)
        body |= {"__eq__": _eq(values), "__hash__": _hash(values) if frozen else None}
        if order:
            body |= {"__lt__": _ordered(values, lt), "__le__": _ordered(values, le)}  # > and >= turn these round
    body = {name: value for name, value in body.items() if name == "__hash__" or name not in cls.__dict__}
    for name in names:
        if isinstance(defaults.get(name), _Factory) or (slots and name in defaults):
            delattr(cls, name)
    if not slots:
        for name, value in body.items():
            setattr(cls, name, value)
        return cls
    own = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    return type(cls)(cls.__name__, cls.__bases__, {**own, **body, "__slots__": names, "__qualname__": cls.__qualname__})


# So many objects are made slowly before the class gets an `__init__` of its own: compiling one takes as long as making
# about forty objects by the loop (0.15 ms against 4 µs each), and most classes make fewer in a check.
_SLOWLY = 40


def _first_init(names: tuple[str, ...], defaults: dict[str, Any], frozen: bool) -> Any:
    """An `__init__` that fits every class, and puts a compiled one in its place once many objects are made."""
    made = 0
    setters: list[Callable[[Any, Any], None]] = []

    def __init__(self: Any, *args: Any, **given: Any) -> None:
        nonlocal made
        made += 1
        if made > _SLOWLY or len(args) > len(names):
            cls = type(self)
            cls.__init__ = _compiled_init(cls, names, defaults, frozen)
            cls.__init__(self, *args, **given)
            return
        if not setters:
            setters.extend(_setters(type(self), names))
        for put, value in zip(setters, args, strict=False):
            put(self, value)
        for at in range(len(args), len(names)):
            name = names[at]
            if name in given:
                setters[at](self, given.pop(name))
            elif name in defaults:
                default = defaults[name]
                setters[at](self, default.make() if isinstance(default, _Factory) else default)
            else:
                raise TypeError(f"{type(self).__name__}() missing argument {name!r}")
        if given:
            again = next(iter(given))
            problem = "multiple values for argument" if again in names else "an unexpected argument"
            raise TypeError(f"{type(self).__name__}() got {problem} {again!r}")
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def _setters(cls: type, names: tuple[str, ...]) -> list[Callable[[Any, Any], None]]:
    """For each field what sets it: the slot itself, or else the general way."""
    if "__slots__" in cls.__dict__:
        return [cls.__dict__[name].__set__ for name in names]

    def setter(name: str) -> Callable[[Any, Any], None]:
        return lambda instance, value: object.__setattr__(instance, name, value)

    return [setter(name) for name in names]


def _compiled_init(cls: Any, names: tuple[str, ...], defaults: dict[str, Any], frozen: bool) -> Any:
    scope: dict[str, Any] = {"_set": object.__setattr__}
    slots = "__slots__" in cls.__dict__
    arguments, lines = [], []
    for name in names:
        value = name
        if name in defaults:
            default = defaults[name]
            scope[f"_{name}"] = default
            if isinstance(default, _Factory):
                value = f"_{name}.make() if {name} is _{name} else {name}"
            arguments.append(f"{name}=_{name}")
        else:
            arguments.append(name)
        if frozen and slots:  # the slot itself, which takes three quarters of the time of the general way
            scope[f"_set_{name}"] = cls.__dict__[name].__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self, {', '.join(arguments)}):\n  " + "\n  ".join(lines or ["pass"]), scope)
    return scope["__init__"]


def _values(names: tuple[str, ...]) -> Callable[[Any], Any]:
    if not names:
        return lambda instance: ()
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda instance: (one(instance),)
    return attrgetter(*names)


def _eq(values: Callable[[Any], Any]) -> Any:
    def __eq__(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _ordered(values: Callable[[Any], Any], compare: Callable[[Any, Any], bool]) -> Any:
    def ordered(self: Any, other: Any) -> Any:
        return compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return ordered


def _hash(values: Callable[[Any], Any]) -> Any:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({inside})"


def _refuse(self: Any, name: str, *value: Any) -> NoReturn:
    raise AttributeError(f"cannot change field {name!r}")
