"""Words for where a film happens. The format is that of `vocabulary/__init__.py`."""

PLACES = """
space: outer space, cosmos, cosmic, interstellar, galaxy, galaxies, galactic, nebula, orbit, orbital, deep space,
    universe
    -> genre:scifi scene:space
planet: saturn, jupiter, exoplanet, ringed, alien world, gas giant, earth
    -> genre:scifi scene:space
mars: martian, red planet
    -> genre:scifi scene:space scene:desert=.6
moon base: moonbase, lunar, space station, colony
    -> genre:scifi scene:space
star: constellation, starlight, starry, stardust, starfield
    -> scene:space=.7 time:night
comet: meteor, meteorite, asteroid, shooting star
    -> genre:scifi scene:space
eclipse: solar eclipse, corona
    -> scene:space time:night
black hole: wormhole, supernova, event horizon, singularity
    -> genre:scifi scene:space
city: cities, town, skyline, metropolis, urban, downtown, gotham, megacity, cityscape
    -> scene:city
street: alley, avenue, boulevard, sidewalk, crossroads
    -> scene:city=.8
skyscraper: tower block, high rise, rooftop, penthouse, building
    -> scene:city
great city: new york, manhattan, brooklyn, chicago, los angeles, hollywood, london, tokyo, hong kong, shanghai,
    berlin, new orleans
    -> scene:city
paris: parisian, eiffel, venice, rome, prague
    -> genre:romance scene:city=.6 scene:bokeh=.8
miami: beach city, las vegas, vegas, sunset strip
    -> genre:synth scene:synthwave
office: interrogation, police station, precinct, newsroom, study, desk
    -> genre:noir scene:blinds
venetian blinds: blinds, shutters, slats, window light
    -> genre:noir scene:blinds
bar: saloon, tavern, pub, nightclub, club, jazz club, lounge
    -> scene:spotlight=.5 scene:city=.5
forest: wood, woodland, jungle, rainforest, grove, bayou, swamp, taiga, wilderness
    -> scene:forest
tree: oak, pine, birch, willow, roots
    -> scene:forest
cabin: hut, lodge, campsite, summer camp, camp, campfire
    -> scene:forest genre:thriller
mountain: alps, alpine, himalaya, himalayas, andes, rockies, peak, summit, everest, cliff, ridge, volcano, highlands
    -> scene:mountains
valley: fjord, gorge, pass, waterfall, lake
    -> scene:mountains
glacier: iceberg, ice cap, polar, arctic, antarctic, antarctica, tundra
    -> genre:winter scene:mountains weather:snow
ocean: sea, seven seas, atlantic, pacific, mediterranean, high seas, maritime, nautical
    -> genre:ocean scene:ocean
island: archipelago, lagoon, castaway, shipwreck
    -> genre:ocean scene:ocean
beach: shore, coast, seaside, surf, surfer, surfing, tide
    -> genre:ocean scene:ocean
lighthouse: beacon
    -> genre:ocean scene:ocean=1.4
wave: tsunami, maelstrom, whirlpool
    -> genre:ocean scene:ocean
harbour: harbor, port, dock, pier, marina
    -> genre:ocean scene:ocean
underwater: deep sea, deep ocean, the deep ocean, the deep, abyss, abyssal, beneath the waves, ocean floor, seabed,
    under the ice, beneath the ice
    -> genre:ocean scene:deep
river: rapids, creek, stream, delta, amazon, nile, mississippi
    -> scene:forest=.6 scene:contour=.4
desert: dune, sahara, gobi, mojave, arizona, sand, sandstorm, oasis, dry
    -> genre:western scene:desert
canyon: mesa, badlands, butte, monument valley, grand canyon, gulch
    -> genre:western scene:desert
prairie: ranch, plains, frontier, savanna, savannah, safari
    -> genre:western scene:desert=.8
road: highway, freeway, route 66, interstate, motorway
    -> scene:synthwave=.4 scene:desert=.6
stage: theatre, theater, spotlight, limelight, concert hall, curtain
    -> genre:musical scene:spotlight
circus: carnival, fairground, big top, ringmaster, clown, vaudeville
    -> genre:musical scene:spotlight
boxing: boxing ring, boxer, prizefighter, fighter, wrestler, wrestling, champion, knockout
    -> genre:action scene:spotlight scene:rays figure:boxer|person
hill: hillside, meadow, field, countryside, pasture, farm, farmland, garden, park
    -> genre:animated=.5 scene:hills
hot-air balloon: balloon flight, balloonist, around the world
    -> scene:hills thing:balloon
balloon: birthday
    -> scene:hills=.7 genre:animated=.5
rainbow: candy, lollipop, toy, playground
    -> genre:animated scene:hills
house: home, mansion, manor, estate, villa, cottage
    -> scene:house
haunted: haunt, haunting
    -> genre:horror scene:house
hotel: inn, motel, asylum, hospital, sanatorium, orphanage, boarding school, school
    -> scene:house
graveyard: cemetery, grave, tomb, tombstone, crypt, mausoleum, coffin
    -> genre:horror scene:house
halloween: jack o lantern, pumpkin, trick or treat
    -> genre:horror scene:house
castle: chateau, fortress, citadel, tower, palace, stronghold, camelot
    -> genre:fantasy scene:castle
kingdom: realm, empire, middle earth, fantasy land, crown, throne room
    -> genre:fantasy scene:castle
battlefield: battle, trench, trenches, front line, frontline, no man land, no mans land, siege, barricade
    -> genre:war scene:war
ruins: ruin, rubble, bombed city, abandoned city
    -> genre:war scene:war
burning city: city in flames, city on fire, burning town
    -> genre:war scene:war weather:embers
map: topographic, topographical, cartographer, cartography, atlas, chart, survey
    -> genre:doc scene:contour
nature: climate, ecology, environment, conservation, wildlife, earth science, national park
    -> genre:doc scene:contour
city lights: bokeh, street lamp, lamplight, fairy lights
    -> genre:romance scene:bokeh
train station: railway, railroad, station, platform
    -> scene:bokeh=.5 scene:city=.5
prison: jail, cell, penitentiary, alcatraz
    -> genre:thriller scene:blinds scene:cutpaper=.4
scientist: laboratory, lab, experiment, professor, inventor, invention
    -> genre:scifi
neon: neon lit, neon lights, neon signs, neon sign
    -> genre:synth scene:city=.8 scene:synthwave=.8 tone:vibrant
"""
