"""Names with more than one sense, told apart by the other words of an item: the two Congos, Georgia in the US."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from articles.tagging.bodies import STATE_KINDS, state_names
from articles.tagging.entries import ActorEntry
from articles.tagging.names import Found, key_of
from articles.tagging.passages import Passage, normal_form
from articles.tagging.readings import Reading
from articles.tagging.weighing import How
from articles.vocabulary import ActorKind, NameUse

_SENSES = """
    Georgia = Georgia: tbilisi batumi georgian georgians abkhazia ossetia caucasus russia russian moscow armenia
        azerbaijan nato eu european turkey ukraine
    Georgia = -: atlanta savannah augusta fulton us usa american america republican republicans democrat democrats
        senator governor federal athens macon county bulldogs kemp raffensperger alabama
        florida carolina tennessee texas michigan pennsylvania arizona
    Congo, Congolese* = Democratic Republic of the Congo, DR Congo, Zaire: kinshasa leopoldville goma bukavu kivu
        katanga kasai ituri lubumbashi elisabethville kisangani stanleyville rwanda rwandan m23 monusco monuc kabila
        tshisekedi mobutu lumumba tshombe kasavubu
    Congo, Congolese* = Republic of the Congo, Congo-Brazzaville: brazzaville noire nguesso lissouba
        kolelas massamba
    Korea = South Korea, Republic of Korea: seoul busan pusan incheon inchon rok
    Korea = North Korea, Democratic People's Republic of Korea: pyongyang dprk yongbyon wonsan kaesong
    Indian* = India: delhi mumbai bombay calcutta kolkata madras gandhi nehru modi pakistan pakistani kashmir hindu
        hindus muslims punjab bengal bjp rupee rupees asian asia british raj
    Indian* = -: tribes tribe cherokee cherokees creeks seminole seminoles choctaw choctaws chickasaw shawnee
        iroquois sioux apache navajo mohawk tecumseh colonists frontiersmen wampum
    Jordan = Jordan: amman jordanian jordanians hashemite abdullah hussein kingdom aqaba zarqa irbid petra syria iraq
        saudi palestinian egypt refugees minister embassy
    Jordan = -: nba basketball bulls chicago hornets river flows banks tributary baptised baptized jericho galilee
    Niger = Niger: niamey nigerien nigeriens agadez zinder diffa junta bazoum issoufou tandja ecowas chad benin burkina
    Niger = -: river flows banks tributary basin downstream upstream timbuktu bamako onitsha
    Turkey = Turkey: ankara istanbul turkish turks erdogan ataturk bosphorus nato syria syrian greece greek cyprus
        kurdish kurds armenia lira
    Turkey = -: thanksgiving turkeys roast stuffing oven poultry feathers farmed
    Macedonia = North Macedonia, Macedonia: skopje albanian albanians nato eu bitola tetovo ohrid gruevski zaev vmro
        ambassador embassy
    Macedonia = -: thessaloniki salonika kavala alexander philip ancient aegean
    Tripoli = Libya: libya libyan libyans benghazi misrata haftar dbeibah gaddafi qaddafi gadhafi tobruk sirte unsmil
    Tripoli = -: lebanon lebanese beirut akkar alawite alawites sidon bekaa
    Taliban = Taliban: kabul afghan afghans afghanistan kandahar helmand herat kunduz nangarhar omar haqqani emirate
        doha
    Taliban = Pakistani Taliban, Tehrik-i-Taliban Pakistan, Tehreek-e-Taliban Pakistan: khyber pakhtunkhwa waziristan
        bajaur swat orakzai bannu lakki kurram tirah mehsud malakand mohmand
    Washington = United States, United States of America: president administration pentagon congress senate house us
        american americans capitol ally allies sanctions diplomats embassy treaty
    Washington = -: seattle spokane tacoma olympia yakima inslee oregon idaho wildfire vernon
    Angola = Angola: luanda angolan angolans cabinda lubango benguela unita mpla dos lourenco african africa portugal
    Angola = -: louisiana penitentiary inmate inmates
    Lehi = Lehi, Lehi (group): irgun haganah zionist mandate stern palestine jerusalem
    Lehi = -: utah
    Al-Shabaab, Al-Shabab = Al-Shabaab: somalia somali mogadishu kenya kenyan jubaland puntland kismayo ethiopia
        amisom atmis
    Al-Shabaab, Al-Shabab = -: mozambique mozambican delgado palma mocimboa pemba
    Los Lobos = Los Lobos, Los Lobos (gang): ecuador ecuadorian quito guayaquil gang gangs cartel cartels prison
    Los Lobos = -: grammy band album concert music
    M23 = March 23 Movement, M23: congo congolese drc kinshasa rwanda rwandan goma kivu bukavu rebels
    M23 = -: motorway junction lorry gatwick crawley drivers
    ADF = Allied Democratic Forces: congo congolese ituri beni kivu uganda ugandan
    ADF = -: australia australian australians canberra
    AFC = Congo River Alliance, March 23 Movement, M23: congo congolese goma kinshasa bukavu m23 nangaa
    AFC = -: football cup champions league wimbledon
    AU = African Union: africa african addis ababa somalia sudan ethiopia peacekeepers summit
    AU = -: astronomical asteroid comet orbit planet sun telescope
    BLA = Balochistan Liberation Army: balochistan baloch pakistan pakistani quetta
    BLA = -: fda drugmaker biologics licence license vaccine
    CPI = Communist Party of India, Communist Party of India (Maoist), Communist Party of India (Marxist): india indian
        maoist maoists kerala bengal chhattisgarh
    CPI = -: inflation prices consumer index economists
    DPP = Democratic Progressive Party: taiwan taiwanese taipei kuomintang kmt
    DPP = -: prosecution prosecutions prosecutor prosecutors charges trial
    ICC = International Criminal Court: hague warrant warrants crimes genocide prosecutor prosecutors judges
    ICC = -: cricket wicket wickets batsman bowler
    IRA = Provisional Irish Republican Army, Irish Republican Army: ireland irish belfast ulster derry dublin britain
        british ceasefire bomb bombing bombings republican loyalist
    IRA = -: retirement savings taxable roth inflation credits
    NPA = New People's Army: philippines philippine filipino manila mindanao communist rebels samar
    NPA = -: loans bank banks lender lenders borrowers
    PPP = Pakistan Peoples Party: pakistan pakistani sindh karachi bhutto zardari
    PPP = People Power Party: korea korean seoul yoon
    PPP = -: public partnership paycheck purchasing guyana
    RSF = Rapid Support Forces: sudan sudanese khartoum darfur fasher kordofan omdurman paramilitary paramilitaries
        fighters rebels
    RSF = -: press journalism censorship borders
    SDF = Syrian Democratic Forces: syria syrian kurdish kurds raqqa hasakah isil isis turkish
    SDF = -: japan japanese tokyo okinawa
    SNP = Scottish National Party: scotland scottish holyrood edinburgh westminster independence
    SNP = -: gene genes genome genetic dna nucleotide
    SPD = Social Democratic Party of Germany: germany german bundestag berlin coalition
    SPD = -: seattle
"""
"""Name = who bears it in one sense, by any of the names that a list may have; "-" for what is no actor: words that
speak for that sense. A star marks an adjective."""


class Sense(NamedTuple):
    """Who is meant in one sense of a name, by folded names, and the folded words of an item that speak for it."""

    bearers: tuple[str, ...]
    """States, or bodies and groups; none for what is no actor."""
    words: frozenset[str]


def _parsed() -> tuple[dict[str, list[Sense]], dict[str, list[str]]]:
    senses: dict[str, list[Sense]] = {}
    written: dict[str, list[str]] = {}
    lines = " ".join(f"\n{line}" if "=" in line else line.strip() for line in _SENSES.splitlines())
    for line in lines.strip().splitlines():
        names, _, rest = line.partition(" = ")
        bearers, _, words = rest.partition(": ")
        keys = tuple(filter(None, map(normal_form, bearers.split(","))))
        for name in (name.strip() for name in names.split(",")):
            senses.setdefault(normal_form(name), []).append(Sense(keys, frozenset(words.split())))
            if all(sense.bearers for sense in senses[normal_form(name)]):
                written.setdefault(name, []).extend(keys)
    return senses, written


SENSES, SHARED = _parsed()
"""Folded name → its senses; and name as written → the folded names of those who share it."""
_ACRONYMS = {
    normal_form(name): name
    for name in (line.partition(" = ")[0].strip() for line in _SENSES.splitlines())
    if name.isupper()
}
"""Folded acronym → as it is written: the AU, and no French "au"."""


class Senses:
    """The states, bodies and groups of a vocabulary whose names have several senses."""

    def __init__(self, actors: Sequence[ActorEntry], identities: Sequence[int]) -> None:
        self._actors = actors
        self._identities = identities
        self._places = {**_body_names(actors), **state_names(actors)}
        """Places of states, and of those others that bear such a name, by their folded names."""
        self._bearers = {identities[place] for place in self._places.values()}

    def settle(self, readings: Sequence[Reading]) -> None:
        """Settle names of more than one sense by the other words of the item; where those do not tell which of several
        actors is meant, or speak for what is no actor of the list, leave a question."""
        names = set().union(*(reading.of_senses for reading in readings))
        told = _told(names, [reading.passage for reading in readings])
        for reading in readings if told else ():
            namings, reading.namings = reading.namings, []
            for naming in namings:
                if naming.identity not in self._bearers or (name := naming.name) not in told:  # As most.
                    reading.namings.append(naming)
                    continue
                meant = self._in_sense(name, told[name], naming.identity)
                if meant == [naming.identity]:
                    reading.namings.append(naming)
                elif len(meant) == 1:
                    reading.namings.append(naming._replace(identity=meant[0], how=How.SENSE))
                else:
                    reading.ask(
                        Found(naming.start, naming.end, (), naming.first, naming.last), meant or [naming.identity]
                    )
            runs, reading.open = reading.open, []
            for run in runs:
                sense = told.get(reading.words(run))
                meant = self._bearers_in(sense) if sense else []
                if len(meant) == 1:
                    reading.add(run, meant[0], How.SENSE)
                else:
                    reading.open.append(run)

    def names_for(self, identities: Collection[int]) -> Iterator[tuple[str, str]]:
        """Yield the names, with their uses, that in some sense mean one of these, whichever a list gives them to."""
        for name, senses in SENSES.items():
            if any(identity in identities for sense in senses for identity in self._bearers_in(sense)):
                yield _ACRONYMS.get(name, name), NameUse.NAME

    def _in_sense(self, name: str, sense: Sense | None, bearer: int) -> list[int]:
        """Return the identities that a name which one actor of the list bears may mean, in the sense that is told."""
        is_shared = all(one.bearers for one in SENSES[name])
        if sense is None and key_of(self._actors[bearer].name) == name:
            return [bearer]
        if sense is None:
            shared = [identity for one in SENSES[name] for identity in self._bearers_in(one)]
            return shared if is_shared and len(shared) > 1 else [bearer]
        if not sense.bearers:
            return []
        return self._bearers_in(sense) if is_shared else [bearer]

    def _bearers_in(self, sense: Sense) -> list[int]:
        """Return the identities of who is meant in a sense; none when the list has nobody of these names."""
        found = map(self._places.get, sense.bearers)
        return list(dict.fromkeys(self._identities[place] for place in found if place is not None))


def _body_names(actors: Sequence[ActorEntry]) -> dict[str, int]:
    """Return the places of the bodies and groups that bear a name of several senses, by their folded names."""
    meant = {name for senses in SENSES.values() for sense in senses for name in sense.bearers}
    names: dict[str, int] = {}
    for place, actor in enumerate(actors):
        if actor.kind != ActorKind.PERSON and actor.kind not in STATE_KINDS:
            for name in (actor.name, *(name for name, _ in actor.names)):
                if key_of(name) in meant:
                    names.setdefault(key_of(name), place)
    return names


def _told(names: Iterable[str], passages: Sequence[Passage]) -> dict[str, Sense | None]:
    """Return, for folded names that have several senses, the one for which most words of an item speak; None when
    none has more than the others."""
    told: dict[str, Sense | None] = {}
    words = frozenset[str]()
    for name in names:
        words = words or frozenset().union(*(passage.words for passage in passages))
        most, second = nlargest(2, [(len(words & sense.words), -at) for at, sense in enumerate(SENSES[name])])
        told[name] = SENSES[name][-most[1]] if most[0] > second[0] else None
    return told
