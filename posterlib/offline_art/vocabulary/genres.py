"""Words for what kind of film it is. The format is that of `vocabulary/__init__.py`."""

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
