"""Questions about shape: one answer, whether asked one by one or for all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Side, Unit

SIDES = st.sampled_from([None, Side.DIRECT, Side.SUPPORT, Side.NONE])


@st.composite
def shapes(draw):
    """Units above each other anyhow, cycles and missing parents included."""
    count = draw(st.integers(0, 8))
    parents = st.one_of(st.none(), st.integers(0, 9).map(str))
    return Org(
        units={
            str(key): Unit(str(key), "部", draw(parents), side=draw(SIDES)) for key in range(count)
        }
    )


@given(shapes())
def test_the_sides_of_all_are_the_sides_of_each(org):
    assert tree.sides(org) == {key: tree.side(org, key) for key in org.units}
