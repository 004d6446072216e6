"""What officials type, and what comes of it: one line each.

    question   what is typed   → outcome

The outcome of a number is its exact value, then what is kept with it; `?` asks back and
`!` rejects, both with their candidates; `kein` is a reason for no value.
"""

import re
from fractions import Fraction

import pytest

from assistant.interview.answer import Ergebnis
from assistant.interview.understand import understand
from tests.interview.fragen import KONTEXTE, outcome

ZAHLEN = """
faelle   1250                              → 1250
faelle   1.250                             → 1250
faelle   1 250                             → 1250
faelle   1'250                             → 1250
faelle   1’250                             → 1250
faelle   1_250                             → 1250
faelle   1250,0                            → 1250
faelle   +1250                             → 1250
faelle   1.250.                            → 1250
faelle   =1250                             → 1250
faelle   „1250“                            → 1250
faelle   １２５０                          → 1250
bg       18.840                            → 18840
bg       18 840                            → 18840
wochen   4,5                               → 9/2
wochen   4,125                             → 33/8
wochen   ,5                                → 1/2
wochen   1250                              → 1250
anteil   37,1                              → 371/10
anteil   0,250                             → 1/4
monitor  24,4                              → 122/5
besuche  0                                 → 0
besuche  –                                 → ? 0 | k. A.
besuche  null                              → 0
besuche  keine Besuche                     → 0 (Besuche)
besuche  80.                               → 80
besuche  145!                              → 145
besuche  Besuche: 145                      → 145
quote    Erreichte Kinder: 66,7 %          → 667/10
besuche  S1.1: 145                         → 145
besuche  T2: 145                           → 145
besuche  31.08.2013: 145                   → 145
besuche  zum 31.08.: 145                   → 145
besuche  Ist am 31.08.: 145                → 145
besuche  2013: 145                         → 145
besuche  Ist: 145                          → 145
besuche  Ist 2013 = 145                    → 145
besuche  S1.1 T2 145                       → 145
besuche  T2/2013: 145                      → 145
besuche  2. Tertial: 145                   → 145
besuche  Istwert 145                       → 145
besuche  Besuche 145                       → 145
besuche  insgesamt 145                     → 145
"""

WOERTER = """
besuche  zwölf                             → 12
besuche  zwoelf                            → 12
besuche  zwo                               → 2
besuche  einundzwanzig                     → 21
besuche  hundertzwanzig                    → 120
besuche  zweihundertundfünf                → 205
besuche  neunhundertneunundneunzig         → 999
besuche  tausend                           → 1000
besuche  zweitausendfünfhundert            → 2500
besuche  zwölfhundertfünfzig               → 1250
besuche  neunzehnhundertunddrei            → 1903
besuche  zwölf Besuche                     → 12 (Besuche)
besuche  ein Dutzend                       → 12
besuche  zwei Dutzend                      → 24
besuche  ein halbes Dutzend                → 6
wochen   dreieinhalb Wochen                → 7/2 (Wochen)
wochen   anderthalb                        → 3/2
euro     zwei Millionen                    → 2000000
euro     eine halbe Million                → 500000
"""

EINHEITEN = """
besuche  145 Besuche                       → 145 (Besuche)
besuche  145 Besuchen                      → 145 (Besuchen)
besuche  1 Besuch                          → 1 (Besuch)
besuche  145 durchgeführte Besuche         → 145 (durchgeführte Besuche)
besuche  145 Besuche insgesamt             → 145 (Besuche insgesamt)
faelle   1 Fall                            → 1 (Fall)
faelle   1.712 Beratungsfälle              → 1712 (Beratungsfälle)
bg       18.840 BG                         → 18840 (BG)
kuerzel  18.610 Bedarfsgemeinschaften      → 18610 (Bedarfsgemeinschaften)
kuerzel  18.610 BG                         → 18610 (BG)
bg       18.840 Bedarfsgem.                → 18840 (Bedarfsgem.)
wochen   4 ½ Wochen                        → 9/2 (Wochen)
wochen   ½ Woche                           → 1/2 (Woche)
wochen   4½                                → 9/2
wochen   1 1/2                             → 3/2
anteil   12,5 %                            → 25/2
anteil   12,5%                             → 25/2
anteil   12,5 ％                           → 25/2
anteil   12,5 v. H.                        → 25/2
anteil   12,5 vH                           → 25/2
anteil   12,5 Prozent                      → 25/2
anteil   ½ %                               → 1/2
anteil   37,1 % der Leistungen             → 371/10 (der Leistungen)
euro     1250,50 €                         → 2501/2
euro     1.250,50 EUR                      → 2501/2
euro     1.250,50 Euro                     → 2501/2
euro     € 1.250,50                        → 2501/2
euro     1.250,-                           → 1250
euro     1.250,--                          → 1250
euro     1.250,–                           → 1250
euro     1.250,- €                         → 1250
euro     TEUR 1.250                        → 1250000
euro     T€ 1.250                          → 1250000
euro     1.250 T€                          → 1250000
euro     1.250 TEUR                        → 1250000
euro     1.250 Tsd. €                      → 1250000
euro     1.250 Tsd. Euro                   → 1250000
euro     1,25 Mio. €                       → 1250000
euro     1,250 Mio. €                      → 1250000
euro     1,25 Mio                          → 1250000
euro     1 Mio. 560 Tsd.                   → 1560000
euro     1 Mio. 560 Tsd. €                 → 1560000
euro     130000000 Cent                    → 1300000
euro     1.300.000 Euro und 50 Cent        → 2600001/2
euro     1 Mio. 500                        → ? 1.000.000
euro     1 Mio. 2 Mio.                     → ? 1.000.000
euro     1,25 Millionen Euro               → 1250000
euro     Mio. € 1,25                       → 1250000
euro     € 1,25 Mio.                       → 1250000
euro     T€ 1.250 T€                       → 1250000
euro     ½ Mio. €                          → 500000
euro     0,003 Mrd. €                      → 3000000
kdu      rd. 76,5 Mio. €                   → 76500000 rd.
kdu      76,5 €                            → 153/2
teuro    1.250                             → 1250
teuro    1.250 T€                          → 1250
teuro    1,25 Mio. €                       → 1250
teuro    1.250.000 €                       → 1250
gebuehr  12,50                             → 25/2
"""

VORZEICHEN = """
rate     -0,3                              → -3/10
rate     –0,3                              → -3/10
rate     −0,3                              → -3/10
rate     - 0,3                             → -3/10
rate     +0,3                              → 3/10
rate     0,3-                              → -3/10
rate     minus 0,1                         → -1/10
rate     ./. 0,1                           → -1/10
rate     Minus 0,1 %                       → -1/10
besuche  minus 5                           → ! 5
ergebnis -38.000                           → -38000
ergebnis 38.000-                           → -38000
ergebnis 38.000- €                         → -38000
ergebnis −38 T€                            → -38000
euro     60.000-                           → -60000
besuche  -5                                → ! 5
besuche  5-                                → ! 5
wochen   −2                                → ! 2
quote    -3                                → ! 3
quote    -3 von 4                          → !
"""

ANTEILE = """
quote    3 von 4                           → 75 = 3/4
quote    310 von ca. 1.000                 → 31 = 310/1000 ca.
quote    310 von rund 1.000                → 31 = 310/1000 rund
quote    310 von etwa 1.000 Kindern        → 31 = 310/1000 etwa (Kindern)
quote    310 von über 1.000                → ? ca. 310 von 1.000
quote    310 von knapp 1.000 Kindern       → ? ca. 310 von 1.000 Kindern
quote    rd. 310 von ca. 1.000             → 31 = 310/1000 rd.
quote    31 von der Abteilung              → ? 31 | 31; von der Abteilung
quote    60 der Kinder                     → ? 60 | 60; der Kinder
quote    310:1000                          → ? 310 von 1000
quote    ca. 310 : 1.000                   → ? ca. 310 von 1.000
quote    3:0                               → ?
quote    31 % (310 von 1.000)              → 31 »310 von 1.000«
quote    310 von 1.000 (31 %)              → 31 = 310/1000 »31 %«
quote    66,7 % (2 von 3)                  → 667/10 »2 von 3«
quote    32 % (310 von 1.000)              → ? 32 | 310 von 1.000
quote    310 von 1.000 (32 %)              → ? 310 von 1.000 | 32
quote    3 aus 4                           → 75 = 3/4
quote    3 (von 4)                         → 75 = 3/4
quote    3von4                             → 75 = 3/4
quote    drei von vier                     → 75 = 3/4
quote    3/4                               → 75 = 3/4
quote    2/3                               → 200/3 = 2/3
quote    2/3 der Kinder                    → 200/3 = 2/3 (der Kinder)
quote    145 von 150 Kindern               → 290/3 = 145/150 (Kindern)
quote    1.450 von 1.500                   → 290/3 = 1450/1500
quote    3367/7000                         → 481/10 = 3367/7000
quote    145 Besuche von 150               → 290/3 = 145/150 (Besuche)
quote    4 von 3                           → 400/3 = 4/3
quote    0 von 12                          → 0 = 0/12
quote    zwei Drittel                      → 200/3
quote    knapp zwei Drittel                → 200/3 knapp
quote    ein Viertel                       → 25
quote    dreiviertel                       → 75
quote    drei viertel                      → 75
quote    die Hälfte der Kinder             → 50 (der Kinder)
quote    ¾                                 → 75
quote    ⅔                                 → 200/3
anteil   3 von 4                           → 75
quote    3 von 0                           → ? nicht berechenbar
quote    1,450 von 2                       → ?
besuche  145 von 150 Besuchen              → ? 145
besuche  145 (von 150)                     → ? 145
besuche  2/3                               → ? 300 | 2
besuche  zwei Drittel                      → ? 300
besuche  ½                                 → ? 225
besuche  ½ €                               → ?
besuche  Anzahl von Besuchen               → ?
besuche  Großes Viertel                    → ?
bg       zwei Drittel                      → ?
kuerzel  18.610 Beratungsgespräche         → ? 18.610
besuche  1½                                → ? 1,5
euro     3 von 4                           → ? 3.150.000 | 3 €
"""

BEIWERK = """
besuche  ca. 145                           → 145 ca.
besuche  ca 145                            → 145 ca.
besuche  circa 145                         → 145 ca.
besuche  ~145                              → 145 ca.
besuche  145 ca.                           → 145 ca.
besuche  rd. 145                           → 145 rd.
besuche  Rund 145                          → 145 rund
besuche  etwa 145 Besuche                  → 145 etwa (Besuche)
besuche  knapp 145                         → 145 knapp
besuche  gut 145                           → 145 gut
besuche  über 145                          → 145 über
besuche  fast 145                          → 145 fast
besuche  annähernd 145                     → 145 annähernd
besuche  nahezu 145                        → 145 nahezu
besuche  ungefähr hundertzwanzig           → 120 ungefähr
besuche  um die 145                        → 145 um die
besuche  145 (vorl.)                       → 145 vorlaeufig
besuche  145 p                             → 145 vorlaeufig
besuche  145p                              → 145 vorlaeufig
besuche  145 r                             → 145 berichtigt
besuche  145 (s)                           → 145 geschaetzt
besuche  145 vorläufig                     → 145 vorlaeufig
besuche  vorläufig 145                     → 145 vorlaeufig
besuche  145, vorläufig                    → 145 vorlaeufig
besuche  145 geschätzt                     → 145 geschaetzt
besuche  145 (berichtigt)                  → 145 berichtigt
besuche  ca. 145 (geschätzt)               → 145 ca. geschaetzt
besuche  145 (Stand 31.07.)                → 145 Stand 2013-07-31
besuche  Stand 31.07.: 145                 → 145 Stand 2013-07-31
besuche  Schätzung: 145                    → 145 geschaetzt
besuche  vorläufig: 145                    → 145 vorlaeufig
besuche  145 Stand 31.07.                  → 145 Stand 2013-07-31
besuche  145 (Stand: 31.7.13)              → 145 Stand 2013-07-31
besuche  145, Stand Juli                   → 145 Stand 2013-07-31
besuche  145 per 31.07.                    → 145 Stand 2013-07-31
besuche  145 (Datenstand Januar 2013)      → 145 Stand 2013-01-31
besuche  145 (vorl., Stand 31.07.)         → 145 vorlaeufig Stand 2013-07-31
besuche  145 (Stand 31.04.)                → ! 145 (Stand 30.04.2013)
besuche  145 (Stand 31.12.)                → ? 145 (Stand 31.12.2012) | 145 (Stand 31.12.2013)
besuche  145 (Stand 06/07/2013)            → ? 145 (Stand 06.07.2013) | 145 (Stand 07.06.2013)
besuche  (Stand 31.12.)                    → ?
besuche  1,250 (Stand 31.04.)              → ! 1.250 (Stand 30.04.2013) | 1,25 (Stand 30.04.2013)
besuche  145, zwei Stellen unbesetzt       → 145 »zwei Stellen unbesetzt«
besuche  145; 2 Stellen unbesetzt          → 145 »2 Stellen unbesetzt«
besuche  145; 152                          → ? 145 | 152
besuche  145 (152)                         → ? 145 | 152
besuche  145 (rd. 146)                     → 145 »rd. 146«
besuche  145 (rd. 160)                     → ? 145 | rd. 160
euro     1,3 Mio. € (1.299.500 €)          → 1300000 »1.299.500 €«
euro     1,3 Mio. € (1.400.000 €)          → ? 1.300.000 | 1.400.000
besuche  145 (Vorjahr: 152)                → 145 »Vorjahr: 152«
besuche  145 – zwei Stellen unbesetzt      → 145 »zwei Stellen unbesetzt«
besuche  145 (2 Stellen unbesetzt)         → 145 »2 Stellen unbesetzt«
besuche  145: zwei Stellen unbesetzt       → 145 »zwei Stellen unbesetzt«
besuche  145, weil ½ Stelle fehlt …        → 145 »weil ½ Stelle fehlt …«
besuche  145, vorl., Urlaub                → 145 vorlaeufig »Urlaub«
besuche  145, 2 Stellen unbesetzt          → ? 145; 2 Stellen unbesetzt | 145,2
"""  # noqa: E501

KEIN_WERT = """
besuche  k. A.                             → kein keine_angabe
besuche  k.A.                              → kein keine_angabe
besuche  KA                                → kein keine_angabe
besuche  keine Angabe                      → kein keine_angabe
besuche  k. A., Statistik fehlt            → kein keine_angabe »Statistik fehlt«
besuche  n. v.                             → kein nicht_verfuegbar
besuche  keine Daten                       → kein nicht_verfuegbar
besuche  liegt nicht vor                   → kein nicht_verfuegbar
besuche  liegt noch nicht vor              → kein faellt_spaeter_an
besuche  wird nachgereicht                 → kein faellt_spaeter_an
besuche  wird am 15.09. nachgereicht       → kein faellt_spaeter_an »am 15.09.«
besuche  fällt später an                   → kein faellt_spaeter_an
besuche  …                                 → kein faellt_spaeter_an
besuche  ...                               → kein faellt_spaeter_an
besuche  entfällt                          → kein entfaellt
besuche  entfaellt                         → kein entfaellt
besuche  faellt spaeter an                 → kein faellt_spaeter_an
besuche  Fehlanzeige                       → ? 0 | entfällt
besuche  entfällt wegen Umbau              → kein entfaellt »wegen Umbau«
besuche  offen                             → kein offen
besuche  unbekannt                         → kein unbekannt_oder_geheim
besuche  .                                 → kein unbekannt_oder_geheim
besuche  /                                 → kein nicht_sicher_genug
besuche  x                                 → kein aussage_nicht_sinnvoll
besuche  X                                 → kein aussage_nicht_sinnvoll
besuche  *                                 → kein geheim_kleine_fallzahl
quote    nicht berechenbar                 → kein nicht_berechenbar
stein    entfällt                          → kein entfaellt
ja       offen                             → kein offen
besuche  -                                 → ? 0 | k. A.
besuche  --                                → ? 0 | k. A.
besuche  —                                 → ? 0 | k. A.
besuche  keine                             → ? 0 | k. A.
besuche  n/a                               → ? k. A. | entfällt
besuche  n. b.                             → ? nicht berechenbar | unbekannt
besuche  keine Angaben möglich             → ?
stein    -                                 → ?
"""

MEHRDEUTIG = """
besuche  1,250                             → ? 1.250 | 1,25
faelle   1,250                             → ? 1.250 | 1,25 Fälle
faelle   rd. 1,250 (vorl.), Urlaub         → ? rd. 1.250 (vorläufig); Urlaub | rd. 1,25 Fälle (vorläufig); Urlaub
faelle   1,3                               → ? 1.300 | 1,3 Fälle
faelle   1.25                              → ? 1.250 | 125 | 1,25 Fälle
besuche  145.5                             → ? 145,5 | 1.455
besuche  145, 152                          → ? 152 | 145 | 145.152
besuche  1, 250                            → ? 250 | 1.250 | 1
besuche  145 von ca. 150                   → ? 145
besuche  145 (?)                           → ? 145 | 145 (geschätzt) | 145 (vorläufig)
besuche  145?                              → ? 145 | 145 (geschätzt) | 145 (vorläufig)
besuche  145 ??                            → ? 145 | 145 (geschätzt) | 145 (vorläufig)
besuche  145? (vorl., Stand 31.07.)        → ? 145 (vorläufig) (Stand 31.07.2013)
besuche  rd. 145 (?), Urlaub               → ? rd. 145; Urlaub | rd. 145 (geschätzt); Urlaub | rd. 145 (vorläufig); Urlaub
quote    3 von 4 ?                         → ? 3 von 4 | 3 von 4 (geschätzt) | 3 von 4 (vorläufig)
besuche  viele ?                           → ?
besuche  T1: 152                           → ? 152
besuche  2012: 145                         → ? 145
besuche  S1.2: 145                         → ? 145
besuche  145: 152                          → ? 152 | 145
besuche  30.04.2013: 152                   → ? 152
besuche  145: 2 Stellen unbesetzt          → ? 145; 2 Stellen unbesetzt
besuche  2013                              → 2013
faelle   1,250.50                          → ? 1.250,5
euro     1,250,000                         → ? 1.250.000
faelle   1234.567                          → ? 1.234,567 | 1.234.567
faelle   12.50                             → ? 1.250 | 12,5
faelle   1.25.000                          → ? 125.000
faelle   12 50                             → ? 1.250
euro     76.5 Mio. €                       → ? 76.500.000 | 765.000.000
kdu      76,5                              → ? 76.500.000 | 76,50 €
kdu      76.500                            → ? 76.500.000 | 76.500 €
euro     1.310                             → ? 1.310.000 | 1.310 €
wochen   1.250                             → ? 1,25 | 1250
anteil   37.100                            → ? 37,1 | 37100
besuche  140–150                           → ? 150 | 140
besuche  140 - 150                         → ? 150 | 140
besuche  140 bis 150                       → ? 150 | 140
besuche  zwischen 140 und 150              → ? 150 | 140
besuche  140-150 Besuche                   → ? 150 | 140
besuche  ca. 140–150                       → ? ca. 150 | ca. 140
besuche  140 + 12                          → ? 152
besuche  unverändert                       → ? 152
besuche  wie im Vorjahr                    → ? 412
besuche  wie Vorjahr                       → ? 412
besuche  rd. wie im Vorjahr                → ? rd. 412
wochen   wie im Vorjahr                    → ?
besuche  wie im Vortertial                 → ? 152
anteil   unverändert                       → ?
besuche  152 Anträge                       → ? 152
besuche  152 Anträge von Kindern           → ? 152 | 152; Anträge von Kindern
besuche  152 Besuche im Tertial            → ? 152 | 152; Besuche im Tertial
besuche  80²                               → ? 80
besuche  40 %                              → ? 180 | 40
besuche  152 €                             → ?
besuche  5 T€                              → ?
anteil   12 ‰                              → ? 1,2
besuche  TEUR 1.250                        → ?
besuche  76,5 Mio. €                       → ?
besuche  1250,50 €                         → ?
besuche  300 Cent                          → ?
wochen   ein Monat                         → ?
wochen   32 Tage                           → ?
wochen   28 Tage                           → ? 4
euro     4,2M                              → ? 4.200.000
euro     4200 k                            → ? 4.200.000
besuche  verschoben auf 12.01.             → ?
kdu      76,5 bis 81 Mio. €                → ? 76.500.000 | 81.000.000
kdu      76.500.000 bis 81 Mio. €          → ? 76.500.000 | 81.000.000
anteil   0,5 Prozentpunkte                 → ? 0,5
anteil   12 Mio.                           → ? 12
euro     12 $                              → ?
wochen   2 Monate                          → ?
besuche  12.                               → ? 12
besuche  12.11.                            → ?
besuche  31. August                        → ?
besuche  heute                             → ?
besuche  erledigt am 12.06.                → ?
besuche  ja                                → ?
besuche  grün                              → ?
besuche  viele                             → ?
besuche  es waren 145                      → ? 145
besuche  Wohnberatungen 145                → ? 145
besuche  140 oder 150                      → ? 140 | 140; oder 150
anteil   12) $                             → ? 12
wochen   145 +                             → ? 145
quote    3x von 4                          → ? 3 | 3; x von 4
besuche  Mio.                              → ?
"""  # noqa: E501

UNMOEGLICH = """
besuche  1O5                               → ! 105
besuche  l50                               → ! 150
besuche  15O Besuche                       → ! 150
besuche  12a4                              → !
besuche  150S                              → ! 1.505
besuche  1e3                               → !
besuche  1,2,3                             → !
besuche  12,,5                             → !
besuche  1234567890123456                  → !
besuche  31.04.                            → !
euro     1.250 DM                          → !
euro     5 TDM                             → !
quote    > 90                              → ! 90
quote    >= 90 %                           → ! 90
quote    mindestens 90                     → ! 90
quote    mind. 90                          → ! 90
quote    höchstens 90                      → ! 90
besuche  mehr als 140                      → ! 140
besuche  unter 140                         → ! 140
"""

TAGE = """
stein    31.8.13                           → ? erledigt am 31.08.2013
stein    31.08.                            → ? erledigt am 31.08.2013
stein    31.8.2013                         → ? erledigt am 31.08.2013
stein    31. Aug.                          → ? erledigt am 31.08.2013
stein    31. August 2013                   → ? erledigt am 31.08.2013
stein    31 August                         → ? erledigt am 31.08.2013
stein    1. März                           → ? erledigt am 01.03.2013
stein    1. Maerz '13                      → ? erledigt am 01.03.2013
stein    2013-11-12                        → am 2013-11-12
stein    12/11/2013                        → ? voraussichtlich am 12.11.2013 | voraussichtlich am 11.12.2013
stein    12.11                             → am 2013-11-12
stein    heute                             → ? voraussichtlich am 10.09.2013
stein    gestern                           → ? voraussichtlich am 09.09.2013
stein    am 12.11.                         → am 2013-11-12
stein    verschoben auf 12.11.             → am 2013-11-12
stein    voraussichtlich am 12.11.         → am 2013-11-12
stein    vsl. 12.11.                       → am 2013-11-12
stein    noch offen, voraussichtlich 12.11. → am 2013-11-12
stein    noch nicht fertig, kommt am 12.11. → am 2013-11-12
stein    verschoben auf 12.11., Sitzung am 30.09. fiel aus → am 2013-11-12 »Sitzung am 30.09. fiel aus«
stein    12.11.2013 (Sitzung des SGA)      → am 2013-11-12 »Sitzung des SGA«
stein    erledigt am 12.06.                → erledigt 2013-06-12
stein    12.06. erledigt                   → erledigt 2013-06-12
stein    am 12.06. beschlossen             → erledigt 2013-06-12
stein    ✓ 12.06.                          → erledigt 2013-06-12
stein    ja, am 12.06.                     → erledigt 2013-06-12
stein    fertig seit 3.9.                  → erledigt 2013-09-03
stein    erledigt gestern                  → erledigt 2013-09-09
stein    erledigt am 12.06., einstimmig    → erledigt 2013-06-12 »einstimmig«
stein    12.06.                            → ? erledigt am 12.06.2013
stein    am 12.06.                         → ? erledigt am 12.06.2013
stein    12.06.; Rat hat zugestimmt        → ? erledigt am 12.06.2013; Rat hat zugestimmt
stein    am 2.9.                           → ? voraussichtlich am 02.09.2013
stein    12.06.; erledigt                  → erledigt 2013-06-12
stein    12.06. (erledigt)                 → erledigt 2013-06-12
stein    12.06., erledigt                  → erledigt 2013-06-12
stein    12.06. (erledigt, einstimmig)     → erledigt 2013-06-12 »einstimmig«
stein    12.06. (nicht erledigt)           → ? offen
stein    erledigt am 12.06. (?)            → ? erledigt am 12.06.2013
stein    12.06. ?                          → ? erledigt am 12.06.2013
stein    am 12.06. gestartet               → ? offen
stein    begonnen am 12.06.                → ? offen
stein    nicht erledigt am 12.06.          → ? offen
stein    noch nicht fertig am 12.11.       → ? offen | voraussichtlich am 12.11.2013
stein    wird am 12.11. erledigt           → ? voraussichtlich am 12.11.2013
stein    am 12.06. vertagt                 → ? voraussichtlich am 12.06.2014
stein    voraussichtlich Ende August       → ?
stein    12.06.1913                        → ! erledigt am 12.06.2013
stein    voraussichtlich am 12.11.2103     → ! voraussichtlich am 12.11.2013
stein    erledigt am 06/12/2013            → ? voraussichtlich am 06.12.2013 | erledigt am 12.06.2013
stein    erledigt am 13/06/2013            → erledigt 2013-06-13
stein    >= 90 nein                        → ?
stein    offen                             → kein offen
stein    nein                              → kein offen
stein    noch nicht erledigt               → kein offen
stein    erledigt                          → ? erledigt am 31.08.2013
stein    ja                                → ? erledigt am 31.08.2013
stein    erledigt am 12.11.                → ? voraussichtlich am 12.11.2013
stein    voraussichtlich 15.02.            → ? voraussichtlich am 15.02.2014
stein    Ende August                       → ? erledigt am 31.08.2013
stein    August 2013                       → ? erledigt am 31.08.2013
stein    statt 30.09. am 12.11.            → ? voraussichtlich am 30.09.2013 | voraussichtlich am 12.11.2013
stein    Beschluss am 12.06.               → ? erledigt am 12.06.2013
stein    Beschluss am 12.11.               → ? voraussichtlich am 12.11.2013
stein    am 31.08. noch offen              → ? offen
stein    erledigt am 12.06. 145            → ? erledigt am 12.06.2013
stein    12                                → ? erledigt am 12.08.2013 | voraussichtlich am 12.09.2013
stein    12.                               → ? erledigt am 12.08.2013 | voraussichtlich am 12.09.2013
stein    152                               → ?
stein    KW 36                             → ?
stein    bald                              → ?
stein    31.04.                            → ! erledigt am 30.04.2013
stein    30.02.                            → ! erledigt am 28.02.2013
stein    29.2.2013                         → ! erledigt am 28.02.2013
stein    erledigt am 31.06.                → ! erledigt am 30.06.2013
stein    12.13.2013                        → !
stein    0.5.2013                          → ! erledigt am 31.05.2013
"""  # noqa: E501

URTEILE = """
ja       ja                                → True
ja       J                                 → True
ja       ja, seit Mai                      → True »seit Mai«
ja       liegt vor                         → True
ja       nein                              → False
ja       n                                 → False
ja       noch nicht                        → False
ja       1                                 → ? ja
ja       0                                 → ? nein
ja       teilweise                         → ? nein; teilweise
ja       vielleicht                        → ? ja | nein
farbe    gelb, Personal fehlt              → gelb »Personal fehlt«
farbe    Gelb: Personal fehlt              → gelb »Personal fehlt«
farbe    grün weil alle mitziehen          → gruen »weil alle mitziehen«
farbe    Ampel rot – kein Träger           → rot »kein Träger«
farbe    gelb (Personal fehlt)             → gelb »Personal fehlt«
farbe    ▲ Personal fehlt                  → gelb »Personal fehlt«
farbe    grün                              → ?
farbe    gelb-grün, weil                   → ?
farbe    gut                               → ?
farbe    3                                 → ?
"""

BEFEHLE = """
besuche  /zurück                           → befehl zurueck
besuche  /zurueck                          → befehl zurueck
besuche  Zurück                            → befehl zurueck
besuche  /weiter                           → befehl weiter
besuche  /später                           → befehl spaeter
besuche  /spaeter                          → befehl spaeter
besuche  später                            → befehl spaeter
besuche  /suche Hausbesuche                → befehl suche Hausbesuche
besuche  /HILFE                            → befehl hilfe
besuche  hilfe                             → befehl hilfe
besuche  ?                                 → befehl hilfe
stein    /ende                             → befehl ende
besuche  /zurik                            → ? /zurück
besuche  /qqq                              → ? /zurück | /weiter | /später | /suche | /hilfe | /ende
"""  # noqa: E501

_TABELLEN = (
    ZAHLEN, WOERTER, EINHEITEN, VORZEICHEN, ANTEILE, BEIWERK, KEIN_WERT, MEHRDEUTIG,
    UNMOEGLICH, TAGE, URTEILE, BEFEHLE,
)  # fmt: skip
ZEILEN = [
    (*line.split(maxsplit=1)[:1], *re.split(r"\s+→ ?", line.split(maxsplit=1)[1]))
    for tabelle in _TABELLEN
    for line in tabelle.strip().splitlines()
]


def test_the_table_is_long_enough() -> None:
    assert len(ZEILEN) >= 180
    assert len(set(ZEILEN)) == len(ZEILEN)


@pytest.mark.parametrize(("frage", "eingabe", "erwartet"), ZEILEN)
def test_eingabe(frage: str, eingabe: str, erwartet: str) -> None:
    assert outcome(understand(eingabe, KONTEXTE[frage])) == erwartet


@pytest.mark.parametrize(("frage", "eingabe", "_erwartet"), ZEILEN)
def test_message_is_friendly_german(frage: str, eingabe: str, _erwartet: str) -> None:
    meldung = understand(eingabe, KONTEXTE[frage]).meldung
    assert meldung[-1] in ".?", meldung
    assert not re.search(r"ungültig|bitte|fehler|sorry|invalid", meldung, re.IGNORECASE)


@pytest.mark.parametrize(("frage", "eingabe", "_erwartet"), ZEILEN)
def test_every_candidate_is_taken(frage: str, eingabe: str, _erwartet: str) -> None:
    for kandidat in understand(eingabe, KONTEXTE[frage]).kandidaten:
        taken = understand(kandidat, KONTEXTE[frage]).ergebnis
        assert taken not in {Ergebnis.RUECKFRAGE, Ergebnis.ABGELEHNT}, kandidat


@pytest.mark.parametrize(
    ("frage", "eingabe", "grund"),
    [
        ("stein", "31.04.", "Der April hat nur 30 Tage"),
        ("stein", "30.02.", "Der Februar 2013 hat nur 28 Tage"),
        ("stein", "12.13.2013", "13. Monat"),
        ("stein", "0.5.2013", "0. Tag"),
        ("stein", "12.06.2103", "90 Jahre nach dem Berichtsjahr 2013"),
        ("besuche", "1O5", "„1O5“ enthält Buchstaben"),
        ("euro", "1.250 DM", "Euro"),
        ("besuche", "1,2,3", "mehr als ein Komma"),
        ("besuche", "1" * 16, "mehr als 15 Ziffern"),
        ("besuche", "-5", "kleiner als null"),
        ("quote", "> 90", "Grenze"),
        ("besuche", "1" * 2001, "länger als 2000 Zeichen"),
    ],
)
def test_a_rejection_names_its_reason(frage: str, eingabe: str, grund: str) -> None:
    antwort = understand(eingabe, KONTEXTE[frage])
    assert antwort.ergebnis is Ergebnis.ABGELEHNT
    assert grund in antwort.meldung


@pytest.mark.parametrize("eingabe", ["", " ", "\t\n", "\u00a0", "\u200b", "„“"])
@pytest.mark.parametrize("frage", KONTEXTE)
def test_empty_is_never_a_value(frage: str, eingabe: str) -> None:
    antwort = understand(eingabe, KONTEXTE[frage])
    assert antwort.ergebnis is Ergebnis.RUECKFRAGE
    assert KONTEXTE[frage].indikator.name in antwort.meldung


@pytest.mark.parametrize(
    "eingabe",
    ["1\u00a0250", "1\u202f250", "1\u2009250", "\ufeff1.250", "1.250\u200b", "1´250"],
    ids=ascii,
)
def test_invisible_characters_do_not_matter(eingabe: str) -> None:
    assert understand(eingabe, KONTEXTE["faelle"]).wert == 1250


def test_a_second_line_is_a_remark() -> None:
    antwort = understand("145\r\nzwei Stellen unbesetzt\n", KONTEXTE["besuche"])
    assert (antwort.wert, antwort.vermerk) == (145, "zwei Stellen unbesetzt")


def test_a_colour_without_reason_is_not_typed_twice() -> None:
    antwort = understand("gelb", KONTEXTE["farbe"])
    assert antwort.ergebnis is Ergebnis.RUECKFRAGE
    assert antwort.einschaetzung == "gelb"


def test_the_unit_is_the_indicators() -> None:
    antwort = understand("1.250 T€", KONTEXTE["euro"])
    assert (antwort.wert, antwort.einheit) == (Fraction(1_250_000), "€")
