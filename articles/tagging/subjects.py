"""Subjects of diplomacy in other words than their names, for themes of which a list tells no more than the name.

Each begins with its names, any of which may be the theme's; those beside it mean the same. Behind : come words of
what it is made of, and behind | words that other subjects have too, which say nothing alone. Most of the first names
are subjects of the taxonomy of the US Office of the Historian (history.state.gov, CC0) or of the IPTC Media Topics
(CC BY 4.0); all other words are our own.
"""

from enum import Enum
from functools import cache
from typing import NamedTuple

from articles.theme_terms import EMPTY_WORDS, stems_of
from articles.words import fold, split


class Says(Enum):
    """How much other words say of a subject, as a share of what its name says."""

    NAME = 0.9
    SIGN = 0.5
    HINT = 0.25


class OtherWords(NamedTuple):
    """Words for a subject, and what they say of it."""

    written: str
    says: Says


_SUBJECTS = """
    arms control and disarmament, arms control, disarmament, arms limitation, arms reduction, limitation of
        armaments, reduction of armaments: naval limitation, test ban, strategic arms, disarm, scrapping of ships,
        capital ships, arms reductions, strategic warheads, nuclear reductions, limits on weapons, arms talks, arms
        negotiations, arms negotiators, zero option, Baruch Plan, control of atomic energy, SALT, START, INF Treaty,
        intermediate-range forces, disarmament conference, nuclear freeze, on-site inspection | arms race, weapons
        of mass destruction, naval conference, nuclear balance, demilitarize, tonnage, battleships, verification,
        inspection, inspectors, intermediate-range
    arms embargoes, arms embargo, embargo on arms, embargo on weapons: ban on arms, ban on arms sales, suspended
        arms sales, suspended military sales, suspended military aid, sale of arms forbidden, shipment of arms, sale
        of arms to belligerents, ban on the export of arms, suspension of arms sales, suspension of military sales |
        lift the embargo, export of arms, arms sales, embargo
    arms transfers, arms trade, arms sales, sale of arms: sale of weapons, weapons sales, arms shipments, shipments
        of arms, weapons shipments, sale of missiles, sale of aircraft, arms deliveries, sell arms | military
        equipment, weapons deal
    chemical and bacteriological warfare, chemical and biological weapons, chemical weapons, biological weapons,
        chemical warfare, biological warfare, germ warfare, poison gas: nerve gas, mustard gas, nerve agents,
        anthrax, asphyxiating gases, defoliants, Agent Orange, sarin
    collective security, mutual security, mutual defense, collective defense: security pact, defense pact, common
        defense, mutual assistance, attack on all, attack against all, attack against them all, collective action,
        outlaw war, outlawry of war, renounced war, renunciation of war, aggression against any, armed attack on one
        | regional security, joint defense, security treaty, guarantee
    confidence-building measures, confidence-building: notification of maneuvers, hot line, hotline, direct
        communications link, teletype link, notice of exercises | observers at maneuvers
    nuclear nonproliferation, nuclear non-proliferation, nuclear proliferation, proliferation of nuclear weapons,
        spread of nuclear weapons, counter-proliferation: non-proliferation, nonproliferation, nuclear safeguards,
        acquire nuclear weapons, nuclear suppliers, non-nuclear states, nuclear club | enriched uranium, plutonium,
        reprocessing
    nuclear weapons, atomic weapons, atomic bombs, hydrogen bomb: nuclear arms, nuclear tests, nuclear devices,
        nuclear testing, nuclear warheads, nuclear arsenal, nuclear missiles, thermonuclear, nuclear bombs, nuclear
        weapon state, Manhattan Project, Los Alamos, atomic bombing, Hiroshima, nuclear war, nuclear exchange,
        medium-range missiles, intermediate-range missiles | warheads, nuclear strike, nuclear deterrent, ballistic
        missiles, nuclear forces, bombs, plutonium, Nagasaki
    congressional relations: Congressional opposition, opposition in Congress, war powers, Congressional approval,
        Congressional support, Senate ratification, consent of the Senate, overrode, leaders of Congress,
        Congressional leaders, passed over the veto, Foreign Relations Committee, two-thirds of the Senate, overrode
        the veto, refused to ratify, rejected the treaty, Senate rejected, Congress refused, Congress overrode |
        veto, vetoed, Senate Foreign Relations Committee, Senate debate, reservations, ratification
    buildings foreign: embassy building, chancery, new embassy | consulate building
    personnel foreign service, foreign service, diplomatic and consular service: foreign service officers, consular
        service, Rogers Act, entry by examination | diplomatic corps, career diplomats
    organization and management: reorganization of the Department, reorganized the Department, regional bureaus
    protection of americans abroad: American hostages, hostage crisis, protect American citizens, protect American
        lives, evacuation of Americans, release of the hostages, American captives, Barbary pirates, Barbary states,
        American sailors, captured American, rescue mission, ransom | hostages, American lives, captives, American
        nationals
    foreign economic policy: economic diplomacy, international economic policy, dollar diplomacy, overseas markets,
        economic expansion | economic recovery, economic cooperation
    agriculture, farming: farmers, grain, crops, food production, agricultural commodities, farm products, surplus
        crops, food aid, Food for Peace | wheat, harvest
    economic sanctions, trade embargo, economic embargo, sanctions: oil embargo, boycott, froze assets, frozen
        assets, grain embargo, Embargo Act, nonimportation, trade sanctions, cut off trade, suspended trade |
        embargo, froze, ban on imports, banned imports, suspended loans, punitive measures
    economic summit meetings, economic summit: Group of Seven, G-7, summit of industrial nations, industrial
        democracies, leading industrial nations
    energy and natural resources, natural resources, energy resources: energy, natural gas, oil production, oil
        companies, oil embargo, oil supplies, crude oil, fuel oil, oil producers, Arab oil, energy crisis, oil
        crisis, price of oil, barrels, oil-producing | oil, oil prices, coal, minerals, fuel, barrel, petroleum
    oil and gas: petroleum, crude oil, natural gas, gasoline | oil
    financial and monetary policy, monetary policy: monetary, exchange rates, gold standard, currencies, currency,
        balance of payments, devaluation, central bank, war debts, Bretton Woods, gold window, convertibility, Dawes
        Plan, Young Plan | dollar, bankers, reparations, moratorium on debts
    foreign aid, foreign assistance, economic aid, economic assistance, development assistance: aid program,
        American aid, relief aid, technical assistance, Marshall Plan, recovery program, development loans, Agency
        for International Development, USAID, Point Four, Lend-Lease, aid package, aid to Greece | humanitarian aid,
        military assistance, military aid, aid, relief, famine, Alliance for Progress, Peace Corps
    foreign investment, international investment: investment, investors, foreign capital, American companies,
        nationalization of industries, expropriation, dollar diplomacy, American bankers, American investors,
        bondholders, customs receivership, American capital | corporations, railroad concessions, consortium
    labor, labour: labor unions, trade unions, workers, laborers | strikes, workingmen, wages
    new international economic order: developing countries, Group of 77, Third World, multinational corporations,
        transfer of technology, developing nations | commodity prices
    trade and commercial policy/agreements, trade and commercial policy, trade agreements, commercial treaty, free
        trade, treaty of commerce, trade treaty, treaty of amity and commerce: most favored nation, tariffs,
        commercial agreement, open door, trade relations, trade liberalization, treaty ports, equal access,
        reciprocity, reciprocal trade, commercial relations, commercial treaties, trading rights, customs union,
        export markets, North American Free Trade Agreement | commerce, trade, merchants, ports, customs, exports,
        imports, duties
    trade policy, international trade, foreign trade: trade agreement, free trade, tariffs, trade talks, exports,
        imports | trade
    border administration, border control, border security: border crossing, border guards, open border, opening of
        the border, Border Patrol, bracero, boundary commission, boundary line, boundary dispute, disputed boundary,
        survey of the boundary, opened its border, border fence, Berlin Wall, Iron Curtain | border, frontier,
        boundary, surveyors, checkpoints, forty-ninth parallel, 49th parallel
    border dispute, boundary dispute, territorial dispute: disputed border, disputed territory, boundary | border
    decolonization, decolonisation, end of colonial rule: colonial rule, colonial powers, colonialism, colonial
        empires, independence movements, newly independent, trusteeship, former colonies, European empires, colonial
        territories, gained independence, won independence, wars of independence, former colony, transfer of power |
        colonies, colony, colonization, self-government, nationalist movements
    elections, election: voters, ballot | vote, elected, polls
    immigration, immigration policy: immigrants, immigration quotas, emigration, migrants, visas, naturalization,
        Immigration Act, national origins, quota system, restrict immigration, ineligible for citizenship | quota,
        resettled, newcomers
    narcotics, drug trafficking, drug trade, illegal drugs, illicit drugs: cocaine, heroin, opium, drug smuggling,
        drug traffickers, drug cartels, war on drugs, drugs, narcotics trafficking, coca growers, Drug Enforcement
        Administration | cartels, coca
    outer space, space exploration: space race, space program, astronauts, Sputnik, spacecraft, cosmonauts,
        artificial satellite, first satellite, NASA, walked on the moon | orbit, satellites, Moon
    peace: peace talks, peace settlement, peace agreement, peace conference, peace process, negotiated settlement,
        peace treaty, peace negotiations, peace terms, peace commissioners, Peace Corps | Nobel Peace Prize,
        peacemakers
    peace process, peace talks, peace negotiations: peace agreement, peace plan, peace conference | ceasefire
    polar affairs, polar regions: Antarctica, Antarctic, Arctic, South Pole, North Pole | whaling
    population demographics, population and census: population growth, birth control, family planning,
        overpopulation, population control, contraceptives
    self-determination, self determination: right to independence, independence referendum, choose their own
        government, national aspirations, principle of nationality, sovereign republics | self-rule, plebiscite,
        nationalities, independence movement
    human rights: human rights violations, civil liberties, human rights abuses, political repression, repressive
        regimes, Universal Declaration, death squads, disappearances, crackdown on demonstrators, political freedoms
        | repression, crackdown, pro-democracy, mistreatment, dissidents, political prisoners, persecution,
        apartheid, arbitrary arrest
    antisemitism, anti-Semitism: anti-Jewish, pogrom, Holocaust, persecution of Jews | Jews
    antisemitism europe 1919–1939: persecution of Jews, pogrom, Jewish refugees, refugees from Nazi Germany,
        anti-Semitism, anti-Jewish, Kristallnacht, Nuremberg Laws, Nazi persecution | Jews
    antisemitism world war ii: Holocaust, extermination of the Jews, Final Solution, concentration camps, War
        Refugee Board, European Jews, death camps, murder of the Jews
    antisemitism soviet union and eastern europe post-1945: Soviet Jews, Jewish emigration, refuseniks
    asylum, political asylum: asylum seekers, first asylum, granted asylum, took refuge
    chinese exclusion act 1882, chinese exclusion, exclusion of Chinese, Chinese immigration: Chinese laborers |
        exclusion laws, Chinese immigrants
    civil rights: civil rights movement, racial segregation, racial discrimination, desegregation | segregation,
        African Americans, voting rights
    civil rights domestic: civil rights movement, racial segregation, desegregation, Jim Crow, racial equality,
        Black Americans | segregation, African Americans
    civil rights foreign: apartheid, racial discrimination, racial equality, anti-apartheid, racial policies | civil
        liberties, majority rule
    detainees: detention center, detained | interned
    disability rights: disabilities, disabled persons
    genocide, ethnic cleansing: mass killings, Holocaust, extermination, crimes against humanity, mass murder,
        Genocide Convention | massacre, massacred
    hiv/aids, hiv and aids, AIDS epidemic: HIV
    political prisoners, prisoners of conscience: dissidents, jailed opponents
    refugees, displaced persons: boat people, refugee camps, asylum seekers, boatlift, refugee crisis |
        resettlement, exiles, fled
    information programs, public diplomacy, cultural exchange: Voice of America, propaganda, Radio Free Europe,
        United States Information Agency, USIA, exchange programs, Committee on Public Information, Office of War
        Information, cultural diplomacy, cultural exchanges, Fulbright Program | broadcasts, broadcasting, leaflets,
        psychological warfare
    international law, law of nations: World Court, International Court of Justice, international arbitration,
        arbitration, Hague Conference, Permanent Court, international court, arbitrators, rules of war, judicial
        settlement | tribunal, extraterritorial
    domestic protest against u.s. activity: antiwar protests, antiwar movement, anti-war movement, campus protests,
        antiwar demonstrations, demonstrations on campuses, Kent State, student protests, marched on Washington |
        public opposition
    foreign protest against u.s. activity: anti-American demonstrations, anti-American riots, anti-American
        protests, stormed the American embassy, stormed the embassy | anti-Americanism, anti-American
    law of the sea, maritime law: territorial waters, high seas, territorial sea, seabed, continental shelf, freedom
        of the seas, fishing rights, coastal waters, three-mile, twelve-mile, exclusive economic zone, fishing
        vessels | twelve miles, freedom of navigation, fisheries
    property claims: claims commission, compensation for property, claims of American citizens, indemnity, claims
        settlement, claims tribunal, expropriated property, Alabama claims, arbitrators, seized property,
        confiscated property, repudiated debts | claims, compensation, debts
    international organizations, international organisation: international institutions, international organization
    association of southeast asian nations, ASEAN
    conference on security and cooperation in europe, CSCE, Helsinki Accords, Helsinki Final Act | Helsinki
    european economic community, EEC, Common Market, European Community: European integration | European unity
    general agreement on tariffs and trade, GATT: Uruguay Round, Kennedy Round, tariff reductions
    international monetary fund, IMF: Bretton Woods
    league of nations: League Covenant, League Council, Covenant of the League, Article X, Lytton Commission |
        League, Covenant
    international atomic energy agency, IAEA: nuclear inspectors, international inspectors | inspectors, safeguards
    non-governmental organizations, non-governmental organisation, NGOs: Red Cross, relief agencies, nongovernmental
        organizations, private relief, Rockefeller Foundation, relief workers, Quakers | humanitarian organizations
    north atlantic treaty organization, NATO, Atlantic Alliance, North Atlantic alliance: North Atlantic Treaty,
        Atlantic pact, transatlantic alliance
    organization of american states, OAS, Pan-American Union: Inter-American conference, Rio Treaty, inter-American
        system, expelled Cuba, Inter-American Treaty, inter-American
    organization of petroleum exporting countries, OPEC: oil producers, OAPEC, oil-exporting, oil ministers, Arab
        oil, oil weapon | oil embargo, oil
    southeast asia treaty organization, SEATO: Manila Pact
    united nations: Security Council, General Assembly, UN Charter, peacekeepers, peacekeeping | Secretary-General
    world trade organization, WTO
    alliances, alliance: allies, treaty of alliance, defense pact, military alliance, security treaty, entente,
        mutual defense treaty, defense treaties, Franco-American alliance, joint defense | ally, allied, pact
    armistices, armistice, truce: ceasefire, cease-fire, cessation of hostilities, ended the fighting, truce talks,
        cease-fire agreement | end the fighting
    covert action, covert actions, covert operations, clandestine operations, secret operations: CIA, covert,
        clandestine, Central Intelligence Agency, paramilitary, CIA-backed, CIA-sponsored, secret war, assassination
        plot, secretly funded, secret funding, secret support | secretly, overthrow, plot, reconnaissance, spies,
        coup
    espionage and intelligence, espionage, intelligence services: spies, spying, spy, intelligence agency, CIA |
        intelligence
    diplomatic recognition, recognition of independence, nonrecognition, non-recognition: recognized the
        independence, recognize the independence, recognition of the government, recognize the government,
        recognized the government, recognize the republic, recognized the republic, recognized the new, recognize
        the new, full diplomatic relations, normalization of relations, established diplomatic relations, refused to
        recognize, refusing to recognize, extend recognition, formal relations, establish diplomatic relations,
        normalized relations, exchange ambassadors, resumption of relations, recognition, withheld recognition,
        Stimson Doctrine, diplomatic relations with | recognize, recognized, normalization, diplomatic relations, de
        facto
    military bases, naval bases, air bases, military base, naval station: coaling stations, bases, base rights,
        naval facilities, base agreement | garrison, leases, Guantanamo
    military intervention presence and withdrawal, military intervention, armed intervention, international military
        intervention: intervened, sent troops, sent marines, withdrawal of forces, withdrawal of troops, deployment
        of troops, landed marines, withdrawal of American forces, military operation, withdraw troops, intervention,
        American troops, American forces, military occupation, gunboat diplomacy, American occupation, landed
        troops, landing of troops, landing of marines, expeditionary force, punitive expedition, relief expedition,
        multinational force, foreign troops | marines, troops, expedition, warships, bombarded, occupied, coalition
        forces, gunboats, peacekeepers
    national security council, NSC: National Security Act
    national security policy, national security strategy: containment, policy of containment, NSC-68, massive
        retaliation, flexible response, Long Telegram, Truman Doctrine, New Look, domino theory | national security,
        defense
    quarantine blockade, blockade, naval blockade: blockading squadron, blockade runners, airlift, quarantine,
        blockaded, naval quarantine, Berlin airlift | siege
    terrorism, terrorists, terrorist attacks: terrorist, bombings, hijacking, hijackers, suicide bombers, al-Qaeda,
        bin Laden, truck bombs, embassy bombings, Lockerbie | bombing, kidnapping, hostages, explosives
    science and technology, science: scientists, scientific research, scientific cooperation, new technology,
        scientific exchanges, technology transfer | scientific, technology, research
    atomic energy, nuclear energy, nuclear power, atomic power: nuclear reactors, peaceful uses of nuclear energy,
        reactor, Atoms for Peace, fissionable material | uranium, nuclear fuel
    warfare: hostilities, armed conflict, battle, campaign, siege, combat | fighting, troops, army, victories
    afghanistan conflict 2001, war in Afghanistan: Taliban, Operation Enduring Freedom, al-Qaeda
    american revolutionary war, American Revolution, Revolutionary War, American War of Independence: Continental
        Congress, War for Independence, War of Independence, Continental Army, thirteen colonies, Yorktown,
        Saratoga, Declaration of Independence, rebellious colonies, American rebels, Cornwallis, Treaty of Paris |
        colonists, American independence, American commissioners, patriots
    arab-israeli dispute, Arab-Israeli conflict, Arab-Israeli war, Israeli-Palestinian conflict: Arab-Israeli peace,
        Israel and the Arab states, Israel and its Arab neighbors, Yom Kippur War, October War, Six-Day War, Camp
        David Accords, fedayeen, Palestinian refugees, Resolution 242, Israeli withdrawal, invasion of the Sinai,
        land for peace | Israel, occupied territories, Arab states, West Bank, Golan Heights, Sinai, Camp David
    civil war u.s., american civil war: Confederacy, Confederate states, Confederates, Confederate, secession,
        seceded, Emancipation Proclamation, Union blockade, Union navy, Fort Sumter, Union army, Union forces |
        emancipation, Southern states, Northern states
    cuban missile crisis: missiles in Cuba, Soviet missiles
    geneva convention, geneva conventions: laws of war, Red Cross Convention | Red Cross
    iraq war 2003, war in Iraq, invasion of Iraq: Operation Iraqi Freedom
    korean war, war in Korea, Korean conflict: invasion of South Korea, thirty-eighth parallel, 38th parallel,
        Panmunjom, Inchon, Yalu, crossed the parallel | North Korean forces
    mexican-american war, Mexican War, war with Mexico, U.S.-Mexican War: Treaty of Guadalupe Hidalgo, Guadalupe
        Hidalgo | annexation of Texas, Rio Grande
    neutrality, neutral rights, isolationism: neutral, neutrals, impartial, neutral ships, isolationists,
        cash-and-carry, Neutrality Acts, entangling alliances, armed neutrality, rights of neutrals, neutral
        shipping, freedom of the seas, remain neutral, remained neutral, contraband, unrestricted submarine warfare,
        proclamation of neutrality, out of the war | belligerents, nonalignment
    prisoners of war, POWs: return of prisoners, captured soldiers | prisoners, captives
    spanish-american war, war with Spain: Cuban independence, Spanish fleet, battleship Maine, Cuban rebels, Rough
        Riders
    suez canal, suez crisis: nationalization of the canal | Suez
    vietnam conflict, vietnam war, war in Vietnam: Viet Cong, Gulf of Tonkin, Tet Offensive, Dien Bien Phu, Paris
        Peace Accords, Vietnamization | North Vietnamese, South Vietnamese, North Vietnam, South Vietnam, Saigon,
        Hanoi
    war crimes and war criminals, war crimes, war criminals: war crimes tribunal, crimes against humanity, war
        crimes trials, Nuremberg trial, Tokyo trial | tribunal, Nuremberg, indicted, aggressive war
    war of 1812: Treaty of Ghent, impressment, second war with Great Britain, War Hawks | Orders in Council,
        Non-Intercourse Act
    world war i, first world war, Great War, World War One: Treaty of Versailles, Central Powers, Fourteen Points,
        unrestricted submarine warfare, Lusitania, U-boats, submarine warfare, Zimmermann telegram, Paris Peace
        Conference, Allied and Associated Powers | Versailles
    world war ii, second world war, World War Two: Nazi Germany, Pearl Harbor, Axis powers, Lend-Lease, Atlantic
        Charter, Big Three, Grand Alliance, Tehran Conference | Hitler, Yalta, Potsdam, Normandy
    ceasefire, cease-fire, truce agreement: truce, armistice, cessation of hostilities, halt to the fighting
    civil war, internal war: rebel forces, rebels, insurgents, factional fighting | militias, guerrillas
    civil unrest, unrest: riots, riot, clashes with police, disturbances | protests, demonstrations
    demonstration, protest, demonstrations, protests: protesters, demonstrators, took to the streets, marched, rally
    rebellion, insurgency, uprising: rebels, insurgents, revolt, insurrection | guerrillas
    revolution: revolutionaries, overthrew, uprising | toppled
    coup d'etat, military coup, coup: seized power, putsch, junta, overthrew the government | overthrow, mutiny
    guerrilla activity, guerrilla warfare: guerrillas, insurgents, ambush
    massacre, mass killing: massacred, slaughter, atrocity, atrocities
    peacekeeping force, peacekeeping, peacekeeping operations: peacekeepers, blue helmets, multinational force
    military occupation, occupation: occupied territory, occupied territories, occupying power, occupation forces
    post-war reconstruction, reconstruction: rebuild, rebuilding, Marshall Plan
    ordnance clearance, landmines, mine clearance: mines, demining, unexploded
    missing in action: missing soldiers, remains of soldiers, MIA
    war victims, civilian casualties: civilians killed, civilian deaths, killed civilians | wounded, civilians
    armed forces, military forces: army, navy, air force, troops
    military weaponry and equipment, weapons: missiles, tanks, fighter jets, artillery, ammunition
    military service, conscription: draft, conscripts, reservists
    summit meeting, summit, summit diplomacy: summit conference | met with
    treaty, treaties: agreement signed, ratified, ratification, convention, accord | pact, signed
    diplomacy, diplomatic relations: ambassador, embassy, diplomats, diplomatic ties, envoy | talks, negotiations
    peace envoy, special envoy, mediation: mediator, mediators, good offices, shuttle diplomacy
    international court and tribunal, international courts: International Criminal Court, International Court of
        Justice, war crimes tribunal, The Hague | tribunal
    extradition: extradited, extradite
    capital punishment, death penalty: sentenced to death, executions, executed
    torture: tortured, ill-treatment | waterboarding
    arrest, arrests: arrested, detained, taken into custody
    censorship and freedom of speech, freedom of speech, freedom of expression, censorship: censored
    freedom of the press, press freedom: journalists jailed, journalists | censorship
    freedom of religion, religious freedom, religious persecution: religious minorities | worship
    religious conflict, sectarian violence: sectarian
    women's rights, rights of women, gender equality: women and girls, suffrage
    racism, racial discrimination, racial segregation: racist, segregation, apartheid | segregated
    slavery, slave trade, forced labor, forced labour: slaves, enslaved
    indigenous people, indigenous peoples, policy towards indigenous people: indigenous, tribes | tribal
    national or ethnic minority, minorities, minority rights: ethnic minority, minority
    human smuggling and trafficking, human trafficking, people smuggling: smugglers, traffickers
    illegal immigration, irregular migration: migrants, illegal immigrants, border crossings, undocumented
    famine, starvation: hunger, food shortages, malnutrition | drought
    drought: lack of rain, water shortages
    earthquake: quake, magnitude, aftershocks, Richter scale
    flood, floods, flooding: flooded, torrential rain
    epidemic and pandemic, epidemic, pandemic: outbreak, virus, infections, disease, quarantined
    public health: vaccination, vaccines, disease | health
    climate change, global warming: greenhouse gas, greenhouse gases, carbon emissions, emissions
    environmental pollution, pollution: polluted, oil spill, contamination
    cyber warfare, cyber crime, cyber attack: cyberattack, cyberattacks, hackers, hacked, hacking, malware
    disinformation and misinformation, disinformation: misinformation, fake news, propaganda
    corruption, bribery: bribes, bribe, embezzlement, graft, kickbacks
    organised crime, organized crime, gang activity: gangs, mafia, cartels, gang
    kidnapping, hostage taking: kidnapped, abducted, hostages, hostage, ransom
    hijacking: hijacked, hijackers
    tariff, tariffs, customs duties: duties, import duties | imports
    trade dispute, trade war: tariffs, dumping, retaliatory tariffs
    inflation: rising prices, consumer prices, price increases
    recession, economic crisis, financial crisis: depression, downturn
    central bank, interest rates: interest rate, Federal Reserve
    government debt, sovereign debt, national debt: default, bailout, creditors, debt | bonds
    international economic institution: International Monetary Fund, World Bank, IMF
    nationalisation, nationalization of companies: nationalised, expropriation, state takeover
    privatisation: privatised, privatized
    referendum, plebiscite: voted to, independence vote
    impeachment: impeached, impeach
    coalition building, coalition government, government formation: coalition talks, form a government, new cabinet
    political party, political parties: party leader, ruling party, opposition party
    dictatorship, authoritarianism: dictator, authoritarian, one-party
    democracy, democratization: democratic reforms, free elections, rule of law
    communism: communist, communists, Marxist
    nuclear accident and incident, nuclear accident: reactor accident, radiation leak, meltdown
    policy towards ngos, civil society: NGOs, activists
"""


def other_words(name: str) -> tuple[OtherWords, ...]:
    """Return in what other words texts speak of the subject of a name; none for most names.

    A name is known in the singular or plural, in any order of its words.
    """
    return _subjects().get(_key(name), ())


@cache
def _subjects() -> dict[tuple[str, ...], tuple[OtherWords, ...]]:
    found: dict[tuple[str, ...], tuple[OtherWords, ...]] = {}
    for line in _lines():
        before, _, hints = line.partition("|")
        named, _, signs = before.partition(":")
        names = _parted(named)
        sought = [(signs, Says.SIGN), (hints, Says.HINT)]
        words = tuple(OtherWords(written, says) for some, says in sought for written in _parted(some))
        for name in names:
            others = [OtherWords(other, Says.NAME) for other in names if _stems(other) != _stems(name)]
            found.setdefault(_key(name), (*others, *words))
    return found


def _lines() -> list[str]:
    """Return the subjects, one a line; what is indented deeper goes on with the line above."""
    return _SUBJECTS.replace("\n        ", " ").strip().splitlines()


def _parted(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(_stems(name)))


def _stems(name: str) -> list[str]:
    return stems_of([word.text for word in split(fold(name)) if word.text not in EMPTY_WORDS], "en")
