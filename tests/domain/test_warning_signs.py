import pytest

from desktop.domain.warning_signs import Sign, Tier, WarningCheck, signs
from tests.domain.make import at, day


@pytest.mark.parametrize(
    ("tier", "count", "first", "last"),
    [
        (Tier.EMERGENCY, 9, Sign.NUMB_SADDLE, Sign.FEVER_CONFUSED),
        (Tier.URGENT, 11, Sign.FEVER, Sign.PREGNANT),
        (Tier.SOON, 7, Sign.NOT_BETTER, Sign.WORRIED),
    ],
)
def test_each_tier_has_its_signs(tier: Tier, count: int, first: Sign, last: Sign) -> None:
    found = signs(tier)
    assert (len(found), found[0], found[-1]) == (count, first, last)
    assert {sign.tier for sign in found} == {tier}


def test_every_sign_is_in_one_tier_and_in_order() -> None:
    assert [sign for tier in Tier for sign in signs(tier)] == list(Sign)


@pytest.mark.parametrize("sign", Sign)
def test_only_an_emergency_sign_stops_the_routine(sign: Sign) -> None:
    alone = WarningCheck("c", day(1), at(1), frozenset({sign}))
    assert alone.emergency == (sign in signs(Tier.EMERGENCY))
    assert WarningCheck("c", day(1), at(1), frozenset({sign, Sign.CHEST_PAIN})).emergency
    assert not WarningCheck("c", day(1), at(1)).emergency
