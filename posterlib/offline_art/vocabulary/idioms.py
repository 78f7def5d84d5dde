"""Phrases that are not to be taken at their words."""

# They have no meaning of their own, but their words must not be taken for something else.
IDIOMS = """
movie poster, film poster, key art, bold typography, title treatment, highly detailed, dramatic lighting, dramatic
light, dramatic composition, cold blooded, based on a true story, all star, five star, star studded, stage fright,
white house, blood orange, fire department, under fire, family man, red carpet, first time, all time, black market,
red herring, dead end, deadline, love to hate, golden age, golden boy, silver screen, big screen, blue collar, white
collar, green card, grey area, man made, light hearted, head on
"""
