"""Subjects of diplomacy in other words than their names, for themes of which a list tells no more than the name."""

from articles.words import fold

_SUBJECTS = """
    economic sanctions: sanctions, trade embargo, economic embargo
    arms embargoes, arms embargo: embargo on arms, embargo on weapons
    foreign aid: economic aid, economic assistance, foreign assistance, development assistance
    nuclear weapons: atomic bombs, atomic weapons, nuclear arms, nuclear tests, nuclear devices
    nuclear nonproliferation, nuclear non-proliferation: non-proliferation, nonproliferation, proliferation of nuclear
        weapons, nuclear proliferation
    arms control and disarmament: arms limitation, arms reduction, disarmament
    covert action, covert actions: covert operations, clandestine operations, secret operations
    narcotics: drug trafficking, drug trade, illegal drugs
    decolonization: decolonisation, end of colonial rule
    trade and commercial policy/agreements, trade and commercial policy: trade agreements, commercial treaty, free trade
    military bases: naval bases, air bases
    world war i: First World War, Great War
    world war ii: Second World War
    vietnam conflict: Vietnam War
    korean war: war in Korea, Korean conflict
    arab-israeli dispute: Arab-Israeli conflict
    atomic energy: nuclear energy, nuclear power
    neutrality: neutral rights
    war crimes and war criminals: war crimes, war criminals
    american revolutionary war: American Revolution, Revolutionary War
    mexican-american war: Mexican War, war with Mexico
"""


def _parsed() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    lines = " ".join(f"\n{line.strip()}" if ":" in line else line.strip() for line in _SUBJECTS.splitlines())
    for line in lines.strip().splitlines():
        names, _, words = line.partition(":")
        for name in names.split(","):
            found[fold(name.strip())] = tuple(word.strip() for word in words.split(","))
    return found


_OTHER_WORDS = _parsed()


def other_words(name: str) -> tuple[str, ...]:
    """Return in what other words texts speak of the subject of a name; none for most names."""
    return _OTHER_WORDS.get(fold(name.strip()), ())
