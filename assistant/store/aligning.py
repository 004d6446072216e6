"""Which elements of a list stayed when it became another one.

What stays is left alone in the text, with its comments and its spelling.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Same = Callable[[Any, Any], bool]
Pair = tuple[int | None, int | None]
Pairing = Callable[[Sequence[Any], Sequence[Any], Same], list[Pair]]

# An element that went and another that came cost more than one that is all different.
_ALONE = 0.6
_NEVER = 2.0
_TOO_MANY = 10_000  # pairs to compare; longer lists are matched by number


def by_number(old: Sequence[Any], new: Sequence[Any], _same: Same) -> list[Pair]:
    """Return the numbers of old and new elements side by side, None for no partner."""
    both = min(len(old), len(new))
    pairs: list[Pair] = [(number, number) for number in range(both)]
    pairs += [(number, None) for number in range(both, len(old))]
    return pairs + [(None, number) for number in range(both, len(new))]


def by_likeness(old: Sequence[Any], new: Sequence[Any], same: Same) -> list[Pair]:
    """Return the same so that the elements side by side are as alike as can be."""
    kinds = {isinstance(one, dict) for one in (*old, *new)}
    if len(kinds) > 1 or (len(old) == len(new) and kinds == {False}):
        return by_number(old, new, same)
    head = _common(old, new, same)
    tail = _common(old[head:][::-1], new[head:][::-1], same)
    ends = len(old) - tail, len(new) - tail
    if (ends[0] - head) * (ends[1] - head) > _TOO_MANY:
        return by_number(old, new, same)
    middle = _matched(old[head : ends[0]], new[head : ends[1]], same)
    return [
        *((n, n) for n in range(head)),
        *((_plus(a, head), _plus(b, head)) for a, b in middle),
        *((ends[0] + n, ends[1] + n) for n in range(tail)),
    ]


def _plus(number: int | None, offset: int) -> int | None:
    return None if number is None else number + offset


def _common(old: Sequence[Any], new: Sequence[Any], same: Same) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if not same(one, other):
            break
        count += 1
    return count


def _matched(old: Sequence[Any], new: Sequence[Any], same: Same) -> list[Pair]:
    """Return the cheapest way from one list to the other, as in any text comparison."""
    unlike = _costs([[_unlike(one, other, same) for other in new] for one in old])
    rows, columns = range(len(old) + 1), range(len(new) + 1)
    cost = [[_ALONE * (a + b) for b in columns] for a in rows]
    for a, row in enumerate(unlike):
        for b, pair in enumerate(row):
            alone = min(cost[a][b + 1], cost[a + 1][b]) + _ALONE
            cost[a + 1][b + 1] = min(cost[a][b] + pair, alone)
    return [*_way_back(cost, unlike)][::-1]


def _costs(unlike: list[list[float]]) -> list[list[float]]:
    """Leave an element to its twin, wherever that stands."""
    twins = [0.0 in column for column in zip(*unlike, strict=True)]
    return [
        [
            _NEVER if pair and (0.0 in row or twins[b]) else pair
            for b, pair in enumerate(row)
        ]
        for row in unlike
    ]


def _way_back(cost: list[list[float]], unlike: list[list[float]]) -> Iterator[Pair]:
    a, b = len(cost) - 1, len(cost[0]) - 1
    while a or b:
        if a and b and cost[a][b] == cost[a - 1][b - 1] + unlike[a - 1][b - 1]:
            a, b = a - 1, b - 1
            yield a, b
        elif b and (not a or cost[a][b] == cost[a][b - 1] + _ALONE):
            b -= 1
            yield None, b
        else:
            a -= 1
            yield a, None


def _unlike(one: Any, other: Any, same: Same) -> float:
    """Return how much of two elements is different, from 0 to 1."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return 0.0 if same(one, other) else 1.0
    keys = one.keys() | other.keys()
    alike = sum(1 for k in one.keys() & other.keys() if same(one[k], other[k]))
    return 1 - alike / len(keys) if keys else 0.0
