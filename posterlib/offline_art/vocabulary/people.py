"""Words that mean people, whoever they are."""

# Named after "no", or in a negative prompt, one of these leaves the picture without people.
PEOPLE = """
person, people, human, humans, figure, figures, character, characters, man, men, woman, women, crowd,
anyone, anybody, actor, actors
"""
