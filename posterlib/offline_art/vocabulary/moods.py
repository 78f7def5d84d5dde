"""Words for what a film is about and how it feels. The format is that of `vocabulary/__init__.py`."""

MOODS = """
portrait: face, close up, profile, head, eyes
    -> scene:portrait
love: heart, longing, passion, tender, soulmate, heartbreak
    -> genre:romance
murder: murderous, killing, kill, victim, homicide, crime scene
    -> genre:thriller
death: dead, corpse, blood, bloody, bleeding, knife, axe
    -> genre:thriller genre:horror=.5
revenge: vengeance, avenge, retribution
    -> genre:action genre:thriller
chase: pursuit, manhunt, hunt, hunted, race, speed, fast
    -> genre:action
escape: breakout, break out, flee, on the run, survive, survival, survivor
    -> genre:action genre:thriller
explosion: explode, bomb, detonate, blast, gun, gunfight, shootout, weapon
    -> genre:action
mission: operation, task force, special forces, countdown
    -> genre:action
conspiracy: paranoia, paranoid, cover up, corruption, corrupt, whistleblower
    -> genre:thriller
secret: betrayal, betray, blackmail, lie, liar, deception, deceit, double life
    -> genre:thriller
disappearance: disappear, vanish, missing, kidnap, kidnapping, abduct, hostage, ransom
    -> genre:thriller
psychological: psycho, mind games, mind, subconscious, unreliable narrator
    -> genre:thriller scene:cutpaper=.7 scene:portrait=.9
obsession: obsessed, obsessive, madness, mad, insanity, insane, delusion
    -> genre:thriller scene:cutpaper=.5 scene:portrait=.9
nightmare: nightmarish, sleepwalker, insomnia
    -> genre:horror=.8 genre:thriller scene:forest=.5
vertigo: spiral, hypnosis, hypnotic, maze, labyrinth
    -> genre:thriller scene:cutpaper
amnesia: identity, doppelganger, twin, double, mirror
    -> genre:thriller scene:portrait
grief: loss, sorrow, mourning, bereavement, funeral, tears
    -> genre:drama scene:portrait=.5
memory: remembrance, nostalgia, nostalgic, past, childhood, dream, dreaming
    -> genre:drama scene:portrait=.9
solitude: lonely, lonesome, loneliness, solitary, alone, quiet, isolated, isolation, lone
    -> genre:drama
melancholy: melancholic, bittersweet, wistful, sad, sadness, heartache
    -> genre:drama
journey: travel, trek, wandering, exodus, crossing
    -> scene:mountains=.8
road movie: road trip
    -> scene:desert
epic: saga, sweeping, monumental
    -> scene:mountains=.4
time travel: time machine, time loop, paradox, parallel universe, multiverse
    -> genre:scifi
future: futuristic, 22nd century, far future, tomorrow, space age
    -> genre:scifi scene:city=.5 scene:space=.5
artificial intelligence: ai, computer, virtual reality, simulation, matrix
    -> genre:scifi genre:synth=.5
revolution: uprising, rebellion, propaganda, rebel, resistance
    -> genre:war genre:action scene:rays
smoke: cigarette, smoky, smoking, cigar
    -> genre:noir=.5 scene:blinds=.6
trench coat: fedora, raincoat, hard boiled, dame
    -> genre:noir scene:blinds=.7
christmas: xmas, santa, holiday season, new year
    -> genre:winter weather:snow
whimsical: cute, adorable, cheerful, playful, heartwarming, charming, feel good
    -> genre:animated scene:hills=.7
family: children s film
    -> genre:animated=.5
food: chef, kitchen, cooking, restaurant
    -> genre:comedy scene:cutpaper=.5
party: vacation, wedding party, holiday
    -> genre:comedy
arcade: vhs, video game, cassette, mixtape, walkman
    -> genre:synth scene:synthwave
"""
