"""Words for the hour, the weather and the look of the print. The format is that of `vocabulary/__init__.py`."""

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
