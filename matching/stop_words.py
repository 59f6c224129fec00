"""Words that carry no subject, in the two languages of the service."""

from __future__ import annotations

STOP_WORDS = frozenset(
    # Left out because they mean something in the other language: men, dog, ham, mine, store, god; it (IT).
    """
    ad af aldrig alle alt anden at blev blive bliver blevet bl bør ca da de dem den denne der deres det dette
    dig din dine disse dit du efter ej eller en ens er et eks f for fordi fra få får før gennem gør gøre
    han hans har have havde hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor
    hvordan hvorfor hvornår i igen ikke ind ingen intet ja jeg jer jeres jo kan kom kommer kun kunne lige lidt
    man mange med meget mellem mere mest mig min mit mod må måske ned nej noget nogen nogle nok nu når og også
    om op os over på samme samt se selv selvom ser sig sin sine sit skal skulle som så sådan sådanne
    sådant thi til ud uden under var ved vi vil ville vor vore vores vort være været år
    a about above after again all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each etc few for from further had has have having he
    her here hers him his how i if in into is its itself just may me might more most must my no nor not now of
    off on once one only or other our ours out over own per same shall she should so some such than that the
    their theirs them then there these they this those through to too under until up us very was we were what
    when where which while who whom why will with within would you your yours
    """.split()
)
"""Danish and English words that carry no subject, casefolded."""
