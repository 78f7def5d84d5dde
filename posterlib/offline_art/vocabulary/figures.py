"""Words for who and what a film is about. The format is that of `vocabulary/__init__.py`."""

FIGURES = """
astronaut: cosmonaut, spaceman, spacewoman, space suit, spacesuit, spacewalk
    -> genre:scifi scene:space figure:astronaut
robot: android, droid, cyborg, automaton, machine, mech
    -> genre:scifi figure:robot
alien: extraterrestrial, martians, invader, ufo, flying saucer, abduction
    -> genre:scifi scene:space=.7 thing:ufo
spaceship: starship, space ship, spacecraft, shuttle, space shuttle, star destroyer, mothership
    -> genre:scifi scene:space thing:spaceship|rocket
rocket: launch, lift off, cape canaveral, apollo
    -> genre:scifi scene:space thing:rocket
detective: gumshoe, private eye, investigator, inspector, sleuth, sherlock, private detective, police, cop
    -> genre:noir scene:blinds scene:city=.5 figure:detective
femme fatale: seductress
    -> genre:noir scene:blinds figure:woman
cowboy: gunslinger, sheriff, outlaw, bandit, desperado, bounty hunter, gunfighter, cowgirl, marshal
    -> genre:western scene:desert figure:cowboy
rider: horseman, horsewoman, rides, riding, ride, cavalry, on horseback
    -> scene:desert=.6 figure:rider
camel: caravan, nomad, bedouin
    -> scene:desert figure:rider
wizard: sorcerer, mage, warlock, merlin, druid, magician
    -> genre:fantasy figure:wizard
witch: witches, sorceress, coven, witchcraft, broomstick
    -> genre:horror genre:fantasy thing:witch_on_broom someone:wizard
knight: paladin, crusader, templar, swordsman, armour, armor, chivalry
    -> genre:fantasy figure:knight
warrior: gladiator, viking, barbarian, spartan, berserker
    -> genre:fantasy genre:action=.5 figure:knight
archer: robin hood, bowman, bow and arrow, arrow, huntress
    -> genre:fantasy genre:action=.5 figure:archer
king: prince, lord, emperor, monarch, throne
    -> genre:fantasy scene:castle=.7 figure:king_on_throne|knight
queen: princess, empress, duchess
    -> genre:fantasy scene:castle=.7 figure:queen|woman
samurai: ronin, shogun, katana, feudal japan
    -> genre:action figure:samurai
ninja: shinobi
    -> genre:action figure:ninja
soldier: troop, platoon, marine, infantry, veteran, sniper, army, military, regiment, commando, paratrooper, gi
    -> genre:war scene:war figure:soldier
warplane: bomber, fighter plane, spitfire, squadron, air raid, dogfight
    -> genre:war scene:war=.7 thing:plane
airplane: plane, aircraft, aeroplane, jet, pilot, aviator, flight
    -> thing:plane
helicopter: chopper, gunship
    -> genre:action thing:helicopter
tank: panzer, armoured division
    -> genre:war scene:war figure:tank
hero: heroine, saviour, savior
    -> genre:action scene:rays=.7 figure:hero
killer: assassin, hitman, murderer, stalker, executioner
    -> genre:thriller genre:action figure:coat
dancer: ballet, ballerina, dance, dancing, tango, flamenco, waltz, choreographer
    -> genre:musical scene:spotlight figure:dancer
singer: vocalist, diva, crooner, songstress, band, musician, rock star, pop star, concert, song
    -> genre:musical scene:spotlight figure:singer_with_microphone|woman
jazz: trumpet, trumpeter, saxophone, saxophonist, swing, bebop, blues
    -> genre:musical=1.5 scene:spotlight figure:jazz_trumpeter
guitarist: guitar, rock and roll, bluesman
    -> genre:musical scene:spotlight figure:guitarist|person
pianist: piano, keyboard, composer
    -> genre:musical scene:spotlight figure:piano_player
violinist: violin, cellist, cello, conductor, orchestra, symphony
    -> genre:musical scene:spotlight someone:person
child: kid, boy, toddler, orphan, schoolboy, youngster, little boy
    -> figure:child
girl: little girl, schoolgirl, red riding hood
    -> figure:girl|child
couple: lover, husband and wife, newlyweds, two people, two strangers, sweetheart, kiss, embrace,
    soulmates, boyfriend, girlfriend, affair
    -> genre:romance scene:bokeh figure:couple
wedding: bride, groom, marriage, valentine
    -> genre:romance scene:bokeh figure:couple
umbrella: parasol
    -> scene:bokeh scene:city=.4 figure:woman_with_umbrella|umbrella_couple
woman: she, lady, mother, daughter, sister, widow, aunt, grandmother, wife, actress, nun
    -> someone:woman
man: he, guy, gentleman, father, son, brother, husband, grandfather, priest, monk
    -> someone:coat
stranger: loner, figure, traveller, traveler, wanderer, drifter, hitchhiker, fugitive, silhouette
    -> someone:coat
hiker: climber, mountaineer, explorer, backpacker, trekker, expedition, climb, hiking, hike, pilgrim
    -> scene:mountains figure:mountaineer|person
skier: ski, skiing, snowboard, snowboarder, slalom
    -> genre:winter scene:mountains weather:snow figure:skier
cyclist: bicycle, bike, cycling, tour de france
    -> scene:hills=.6 figure:bicycle_rider
writer: poet, novelist, author, journalist, reporter, artist, painter, photographer
    -> genre:drama someone:seated_man|coat
doctor: nurse, surgeon
    -> genre:drama someone:person
teenager: teen, student, adolescent, youth
    -> genre:drama someone:person
friends: buddy, buddies, companions, gang, crew
    -> genre:comedy=.5 someone:person
pirate: buccaneer, corsair, privateer, treasure, treasure map, captain, sailor
    -> genre:ocean scene:ocean figure:pirate|coat
ship: galleon, frigate, vessel, voyage, sail ship, tall ship, mutiny, titanic, steamship
    -> genre:ocean scene:ocean thing:ship
sailboat: yacht, regatta, sail, sailing
    -> genre:ocean scene:ocean thing:sailboat
boat: rowboat, canoe, raft, lifeboat, kayak, fishing, fisherman
    -> genre:ocean scene:ocean thing:rowboat
submarine: u boat, sonar, periscope, torpedo
    -> genre:ocean scene:deep=2 thing:submarine
shark: jaws, great white, megalodon, piranha
    -> genre:ocean genre:horror=.5 scene:deep=2.5 thing:shark
whale: leviathan, moby dick, orca, humpback, sea monster
    -> genre:ocean scene:deep=2.5 thing:whale
kraken: tentacle, giant squid, squid, cthulhu
    -> genre:ocean genre:horror=.5 scene:deep=2.5 thing:kraken
octopus: octopuses
    -> genre:ocean scene:deep=2.5 thing:octopus
mermaid: siren, atlantis, poseidon
    -> genre:fantasy genre:ocean scene:deep=1.5 thing:mermaid
diver: scuba, scuba diver, deep sea diver, diving
    -> genre:ocean scene:deep thing:diver figure:diver
ghost: phantom, spectre, specter, poltergeist, apparition, spirit, wraith, banshee, seance
    -> genre:horror scene:house figure:ghost
vampire: dracula, nosferatu, undead
    -> genre:horror scene:house=.7 scene:castle=.5 figure:vampire|coat
zombie: living dead, outbreak, infected, walking dead
    -> genre:horror scene:house=.5 scene:war=.5 figure:zombie|coat
werewolf: lycanthrope
    -> genre:horror scene:forest figure:wolf
demon: devil, possessed, possession, exorcist, exorcism, evil, occult, satan, satanic, curse, cursed, ritual, cult
    -> genre:horror scene:house=.7
monster: beast, creature, kaiju, godzilla, bigfoot
    -> genre:horror genre:fantasy=.5
dinosaur: tyrannosaurus, t rex, raptor, jurassic, prehistoric
    -> genre:action genre:fantasy scene:forest figure:dinosaur
bat: vampire bat
    -> genre:horror scene:house
dragon: wyvern, drake
    -> genre:fantasy scene:castle=2 thing:dragon
elf: elves, dwarf, dwarves, hobbit, troll, ogre, goblin, orc, giant, fairy, fairies, pixie, unicorn
    -> genre:fantasy scene:forest=.5 scene:castle=.5
fantasy creature: mythical creature, magical creature, griffin, phoenix, chimera
    -> genre:fantasy scene:castle=.9 thing:dragon
magic: magical, enchanted, enchantment, spell, potion, wand, sorcery, mystic, mythical, myth, legend, legendary,
    prophecy, destiny
    -> genre:fantasy
sword: excalibur, blade, shield, quest, crusade, chosen one
    -> genre:fantasy figure:knight
wolf: wolves, wolfpack, coyote, husky
    -> scene:forest figure:wolf
deer: stag, elk, moose, reindeer, fawn
    -> scene:forest figure:deer
fox: vixen, foxes
    -> scene:forest figure:fox
bear: grizzly, polar bear
    -> scene:forest figure:bear|wolf
elephant: mammoth
    -> scene:desert=.7 figure:elephant
snake: serpent, viper, cobra, python
    -> genre:horror=.5 figure:snake
spider: tarantula, arachnid, cobweb
    -> genre:horror thing:spider
dog: puppy, hound
    -> figure:dog|wolf
cat: kitten, feline, panther
    -> figure:cat
horse: pony, foal, stallion, mustang
    -> scene:desert=.5 figure:horse|rider
bird: seagull, swan, crane, flock
    -> thing:bird
raven: crow, blackbird
    -> genre:horror=.5 thing:raven
owl: barn owl
    -> scene:forest=.6 thing:owl
eagle: hawk, falcon, condor
    -> scene:mountains=.6 thing:eagle
car: muscle car, sports car, racing car, race car, delorean, drive, driver, driving, getaway, street race, cadillac
    -> scene:synthwave=.6 scene:desert=.4 figure:car_side|car_rear
motorcycle: biker, motorbike
    -> genre:action scene:synthwave=.7 figure:motorcycle
train: locomotive, steam train, express, orient express
    -> figure:train
lantern: lamp, torch, torchlight, candle, candlelight
    -> scene:forest=.8
"""
