"""Papers laid out by somebody who has not seen the recognition rules, and the truth about each.

Their titles, labels and layouts come from looking at what Romanian programs and firms print. So
when recognition fails here, a rule is to be made more general; the paper is not to be bent.
"""
