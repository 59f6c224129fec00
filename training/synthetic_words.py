"""Words that look Danish or English, in about the frequencies of real profiles, for synthetic texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

DANISH_FILLERS = """
    og i til at vi en er for med som på de har kan der om den det et af vores ikke fra eller hvor så også
    når skal vil hos men man alle være få dem mere kun ved blive bliver mange hver deres efter mellem op
    andre under ud bare lidt meget gerne ind uden hvis samt selv over noget nogle
""".split()
ENGLISH_FILLERS = """
    the and to of a in we for our with is are that can who on you have as be or it at from by they this
    not will their an about all more but when what if your has them which do out up some each other need
    also so new into us while most than
""".split()

DANISH_BASES = """
    forening frivillige børn unge ældre hjælp timer søger tilbyder medlemmer familier gang uge måned skole
    kommune lokaler mad kaffe aften eftermiddag støtte samvær fællesskab arbejde opgaver penge udstyr hold
    år gratis sammen mødes laver giver bruger holder kender mangler ønsker nye små store glade erfaring
    kontakt firma medarbejdere virksomhed projekt rådgivning møde møder dag dage by hjem vej bil cykel tøj
    bøger computer telefon hjemmeside regnskab bogføring økonomi jura kursus undervisning dansk sprog
    lektier mentor praktik job udvikling kampagne marked indsamling fest sommer vinter jul ferie lejr tur
    natur have skov vand hund dyr musik teater kor museum sport fodbold svømning dans motion sundhed
    sygdom krise sorg ensomhed hjemløs flygtninge kvinder mænd forældre beboere naboer landsby hus
    værksted redskaber maskiner bord stole køkken varer møbler spil film foto oversættelse ledelse
    bestyrelse formand kasserer sekretær chauffør kørsel besøg ven venner samtale tryghed respekt ansvar
    aftale plan mål resultat rapport data analyse strategi netværk partner samarbejde
""".split()
DANISH_FIRSTS = """
    lektie frivillig nærmiljø børne ungdoms ældre besøgs forenings sports idræts kultur musik teater kunst
    mad fællesspisnings køkken have natur miljø klima genbrugs cykel bil chauffør transport bus it
    computer web data regnskabs bogførings økonomi jura rets social sundheds psykiatri krise sorg familie
    forældre mødre fædre kvinde mande flygtninge integrations sprog dansk oversættelses skole uddannelses
    læse bog biblioteks museums lokalhistorie landsby by bolig hjemme hus værksteds reparations tøj møbel
    butiks loppe indsamlings fonds sponsor medlems bestyrelses ledelses projekt kampagne event fest sommer
    vinter jule påske ferie weekend dag aften natte morgen efterårs forårs rejse lejr spejder hunde heste
    dyre katte fugle skov strand vand svømme fodbold håndbold gymnastik danse løbe skak brætspils film
    foto medie radio nyheds presse job praktik arbejds karriere mentor virksomheds kontor møde lokale hal
    sal café aktivitets netværks gruppe samtale telefon rådgivnings støtte hjælpe omsorgs pleje hospice
    patient handicap blinde døve autisme demens alkohol misbrugs herberg varmestue fængsels kirke
    menigheds sogne høj folke borger beredskabs redningsvest havne fisker land gårds bi frø plante energi
    sol vind affalds papir træ metal bygge maler snedker el vvs rengørings kantine gave indkøbs salgs
    markedsførings grafik design tekst bestand
""".split()
DANISH_SECONDS = """
    hjælp hjælper hjælpere gruppe grupper gruppen forening foreningen foreninger klub klubben café caféen
    hus huset værksted værkstedet projekt projektet projekter kursus kurser undervisning underviser
    undervisere rådgivning rådgiver rådgivere støtte ven venner vært værter tilbud tilbuddet aktivitet
    aktiviteter dag dage dagen aften aftener uge uger tur ture lejr lejren fest festen marked markedet
    butik butikken fond fonden indsamling kampagne kampagnen plan planen arbejde arbejdet medarbejder
    medarbejdere leder ledere koordinator ansvarlig team teamet netværk netværket møde møder mødet samvær
    fællesskab fællesskabet forløb forløbet program programmet mentor mentorer makker træning træner
    trænere hold holdet bane banen plads pladser lokale lokaler lokalet rum køkken have haven materialer
    udstyr maskiner bog bøger spil musik kor scene scenen billeder optagelser hjemmeside system systemer
    regnskab midler ansøgning ansøgninger partner partnere samarbejde samarbejdet aftale aftaler kontakt
    gæst gæster bruger brugere deltager deltagere område området indsats indsatsen opgave opgaver løsning
    løsninger vejledning festival skole skolen ordning ordningen
""".split()
ENGLISH_BASES = """
    volunteers community children people support help young families skills team company employees charity
    local training project activities work time free school older women refugees health food garden sport
    music arts theatre funding grants advice mentoring experience hours week month event events office
    meeting rooms equipment furniture laptops website design marketing legal accounting bookkeeping data
    language translation board trustees members partners programme workshop course career jobs placement
    internship city village nature animals environment climate recycling repair transport driver home
    housing homeless carers wellbeing mental loneliness friendship visits summer winter weekend evening
    campaign strategy planning report photos video books games
""".split()
ENGLISH_FIRSTS = """
    work house home book street night day play farm land sea wood stone water fire snow sun moon star wind
    rain bridge church market mill shop ship boat rail road bike car bus train air sky field garden park
    forest hill river lake spring summer winter autumn school class team sports foot hand heart life child
    family friend neighbour youth elder care health food bread milk fruit apple honey tea coffee craft art
    music song dance theatre film photo paper print data web net soft hard tool metal iron glass cloth
    wool cotton leather gold silver copper red blue green white black new old north south east west mid
    over under out up down cross side back front top
""".split()
ENGLISH_SECONDS = """
    shop shops work works worker workers house houses room rooms ground grounds yard group groups team
    teams club clubs line lines way ways side sides town place places point points light lights maker
    makers making keeper keepers keeping holder holders holding land lands man woman folk mate mates board
    boards book books box boxes craft crafts field fields force gate gates guard hall halls hand hands
    head heads lead leader leaders life mark marks master path paths post posts print prints run runs ship
    ships space spaces stand stands start stock table tables time times wall walls ware watch wheel wheels
    wise word words
""".split()

FLATTENED_HEAD = 20.0
"""Zipf's law with a flat head (Mandelbrot): share of rank r ∝ 1 / (r + 20). With the hand-written
sample market's statements (about 34 words) that gives the commonest stems a tenth of the texts."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by falling frequency: ``fillers`` without a subject, ``content`` with the share of each."""

    fillers: NDArray[np.object_]
    content: NDArray[np.object_]
    shares: NDArray[np.float64]


@cache
def danish() -> Vocabulary:
    """About 28,000 word forms, most of them compounds."""
    return _vocabulary(DANISH_FILLERS, DANISH_BASES, DANISH_FIRSTS, DANISH_SECONDS)


@cache
def english() -> Vocabulary:
    """About 12,500 word forms."""
    return _vocabulary(ENGLISH_FILLERS, ENGLISH_BASES, ENGLISH_FIRSTS, ENGLISH_SECONDS)


def _vocabulary(fillers: list[str], bases: list[str], firsts: list[str], seconds: list[str]) -> Vocabulary:
    compounds = [first + second for first in firsts for second in seconds]
    # Not in the order of the lists, or each text would be full of one first part.
    shuffled = np.random.default_rng(20261122).permutation(compounds).tolist()
    content = np.array(list(dict.fromkeys([*bases, *shuffled])), dtype=object)
    shares = 1 / (np.arange(len(content)) + FLATTENED_HEAD)
    return Vocabulary(np.array(fillers, dtype=object), content, shares / shares.sum())
