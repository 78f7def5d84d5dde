"""The words the artist understands: data only.

A table lists entries of two parts. First a canonical word, a colon and whatever means the same; plurals and verb forms
are found by `reading.py`, only irregular ones are written here. Then, after an arrow, what it means for a poster:
`genre:name` and `scene:name` (with `=strength`, 1 when absent), `figure:name` for whom to show (`a|b` in order of
preference), `someone:name` for a figure that gives way to a more telling one, `thing:name` for what does not stand on
feet, `colour:#rrggbb`, and one each of `era:`, `time:`, `weather:`, `tone:` and `film:`.
"""

from posterlib.offline_art.vocabulary_figures import FIGURES
from posterlib.offline_art.vocabulary_places import PLACES

GENRES = """
science fiction: sci fi, scifi, sf, speculative
    -> genre:scifi=2
horror: terror, terrifying, scary, spooky, creepy, gory, gore, macabre, sinister, eerie
    -> genre:horror=2
film noir: noir, neo noir, film noir
    -> genre:noir=2 scene:blinds scene:city=.6 figure:detective
western: spaghetti western, wild west, old west
    -> genre:western=2 scene:desert
romance: romantic, rom com, romcom, love story
    -> genre:romance=2 figure:couple
animated: animation, cartoon, pixar, ghibli, anime, family film, kids film, storybook
    -> genre:animated=2
fantasy: fairy tale, fairytale, fable, mythology, sword and sorcery
    -> genre:fantasy=2
war: wartime, wwi, wwii, ww1, ww2, world war, vietnam war, civil war, warfare
    -> genre:war=2 scene:war
comedy: comedic, funny, hilarious, slapstick, farce, spoof, satire, parody, humorous, quirky
    -> genre:comedy=2
documentary: docu, documentaries, nonfiction, true story, real life, archival
    -> genre:doc=2
biography: biopic, life story, memoir
    -> genre:drama=2 scene:portrait
thriller: suspense, suspenseful, psychological thriller, nail biting
    -> genre:thriller=2
drama: dramatic, melodrama, family saga, coming of age, poignant, indie, arthouse
    -> genre:drama=2
action: action packed, blockbuster, high octane, explosive
    -> genre:action=2
spy: secret agent, espionage, undercover, cold war, double agent, mole, agent, codename
    -> genre:spy=2 scene:cutpaper figure:detective
musical: broadway, opera, operetta, cabaret, music film
    -> genre:musical=2 scene:spotlight
superhero: super hero, superpower, superpowers, masked hero, superheroine,
     avenger, vigilante, caped crusader, comic book
    -> genre:action=2 scene:rays figure:hero
adventure: adventurer, odyssey
    -> genre:fantasy scene:mountains=.3
mystery: mysterious, whodunit, murder mystery, enigma, enigmatic, riddle, clue
    -> genre:thriller scene:cutpaper=.4
crime: gangster, mafia, mobster, mob, criminal, underworld, cartel
    -> genre:thriller genre:noir scene:city
heist: caper, robbery, bank robbery, con man, con artist, swindle, thief, thieves, jewel thief, casino
    -> genre:spy genre:action scene:cutpaper
synthwave: retrowave, vaporwave, outrun
    -> genre:synth=2 scene:synthwave
cyberpunk: blade runner, neo tokyo, hacker
    -> genre:synth genre:scifi scene:city=1.5
steampunk: clockwork, airship, zeppelin
    -> genre:fantasy genre:scifi scene:city
post-apocalyptic: apocalypse, apocalyptic, postapocalyptic, doomsday, wasteland, end of the world
    -> genre:scifi genre:war scene:desert scene:war
dystopia: dystopian, totalitarian, surveillance
    -> genre:scifi genre:thriller scene:city
martial arts: kung fu, karate, wuxia, shaolin, dojo
    -> genre:action scene:rays figure:samurai
sports: sport, football, soccer, baseball, basketball, olympic, athlete, marathon, racing
    -> genre:action genre:drama scene:rays figure:running_man|person
slasher: splatter, serial killer, chainsaw
    -> genre:horror=2 scene:forest=.6
gothic: victorian
    -> genre:horror scene:house
"""

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

LIGHT = """
night: midnight, nighttime, nocturnal, nightfall, after dark
    -> time:night
moon: full moon, moonlight, moonlit, crescent, blood moon
    -> time:night
dawn: sunrise, morning, daybreak, first light
    -> time:dawn
dusk: sunset, twilight, evening, golden hour, sundown
    -> time:dusk
day: sunny, daylight, noon, midday, sunshine, bright day, summer
    -> time:day
rain: downpour, drizzle, monsoon, wet
    -> weather:rain scene:city=.5 scene:bokeh=.5
storm: thunderstorm, thunder, lightning, hurricane, tempest, typhoon, tornado
    -> weather:rain scene:ocean=.6
snow: blizzard, winter, wintry, snowfall, snowy, frozen, frost, ice, icy, avalanche
    -> genre:winter=.8 weather:snow
fog: mist, haze, foggy
    -> weather:fog
fire: flame, burn, blaze, inferno, ember, explosion fire, wildfire, firestorm
    -> weather:embers
autumn: fall leaves, blossom, petal, leaves, cherry blossom, spring blossom, confetti
    -> weather:petals
black and white: monochrome, greyscale, grayscale, black white, b w
    -> film:monochrome
vintage: 1920s, 1930s, 1940s, 1950s, 1970s, 30s, 40s, 50s, 70s, sepia, retro, old hollywood, grindhouse, weathered,
    distressed, antique, old fashioned, aged, pulp
    -> era:vintage
1980s: 80s, eighties
    -> genre:synth scene:synthwave=.6
1960s: 60s, sixties
    -> genre:spy scene:cutpaper=.5
mid-century: saul bass, cut paper, cutout, paper cut, modernist, bauhaus, geometric, abstract, midcentury, swiss
    design, collage
    -> genre:spy scene:cutpaper
minimalist: minimal, minimalism, simple, flat design
    -> era:clean scene:cutpaper=.6
vibrant: vivid, colourful, colorful, saturated, bright, bold colours, bold colors, technicolor, psychedelic
    -> tone:vibrant
muted: desaturated, faded, subdued, washed out, bleak, earthy
    -> tone:muted
dark: gloomy, moody, brooding, shadowy, grim, shadow, low key
    -> tone:dark
pastel: soft colours, soft colors, dreamy, delicate
    -> tone:pastel
"""

COLOURS = """
red: ruby, blood red
    -> colour:#c81e2b
crimson: burgundy, maroon
    -> colour:#a3122a
scarlet: vermilion
    -> colour:#d7263d
orange: tangerine
    -> colour:#f0762b
amber: honey
    -> colour:#f2a93b
gold: golden, gilded
    -> colour:#e5b54a
yellow: lemon, mustard
    -> colour:#f6cf3e
green: moss, olive, lime
    -> colour:#2f8f57
emerald: jade
    -> colour:#0f8a62
teal: petrol blue
    -> colour:#1b8a8f
turquoise: aquamarine, aqua
    -> colour:#2bb7b0
cyan: electric blue
    -> colour:#27c4de
blue: sapphire, azure
    -> colour:#2a63c4
cobalt: ultramarine, royal blue
    -> colour:#1f47b5
navy: midnight blue
    -> colour:#14254f
indigo: ink blue
    -> colour:#3a2f8f
violet: lavender, lilac
    -> colour:#7a3fc0
purple: plum, mauve
    -> colour:#6f35a8
magenta: fuchsia, hot pink
    -> colour:#d1328f
pink: salmon, blush
    -> colour:#f07aa6
rose: coral
    -> colour:#e0607f
brown: chestnut, chocolate, bronze, copper, rust
    -> colour:#7a4e2e
black: jet black, ebony
    -> colour:#0c0c0e
white: ivory, cream
    -> colour:#f4f1ea
silver: chrome
    -> colour:#b9c0c7
grey: gray, charcoal
    -> colour:#7d8085
"""

TABLES: tuple[str, ...] = (GENRES, PLACES, FIGURES, MOODS, LIGHT, COLOURS)
"""All tables; where two hold the same word, the earlier one keeps it."""

# They have no meaning of their own, but their words must not be taken for something else.
IDIOMS = """
movie poster, film poster, key art, bold typography, title treatment, highly detailed, dramatic lighting, dramatic
light, dramatic composition, cold blooded, based on a true story, all star, five star, star studded, stage fright,
white house, blood orange, fire department, under fire, family man, red carpet, first time, all time, black market,
red herring, dead end, deadline, love to hate, golden age, golden boy, silver screen, big screen, blue collar, white
collar, green card, grey area, man made, light hearted, head on
"""

# Named after "no", or in a negative prompt, one of these leaves the picture without people.
PEOPLE = """
person, people, human, humans, figure, figures, character, characters, man, men, woman, women, crowd,
anyone, anybody, actor, actors
"""
