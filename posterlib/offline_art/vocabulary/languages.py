"""The commonest words in French, German, Italian, Portuguese and Spanish, and a few in Chinese, Japanese and Russian.

Each line is a canonical word of the other tables, a colon and its translations, accents left out. A word that means
something else in English ("die", "mare", "sole") is not listed.
"""

TRANSLATIONS = """
science fiction: ciencia ficcion, fantascienza, ficcao cientifica, 科幻, научная фантастика
horror: terreur, epouvante, grusel, orrore, miedo, 恐怖, ホラー, ужасы
western: wildwest, vaquero
romance: romantique, romantica, romantico, romanze, liebesfilm, 浪漫
animated: dessin anime, zeichentrick, animazione, animacion, animacao, アニメ, 动画
fantasy: fantastique, fantasia, fantastico, 奇幻, ファンタジー
war: guerre, guerra, krieg, 战争, 戦争, война
comedy: comedie, komodie, commedia, comedia, 喜剧
documentary: documentaire, dokumentarfilm, documentario, documental, 纪录片
thriller: suspenso, 惊悚
love: amour, amor, liebe, amore, 爱, 愛, любовь
murder: meurtre, asesinato, omicidio, assassinato
death: muerte, morte, mort, смерть
astronaut: astronaute, astronauta, kosmonaut, космонавт, 宇航员, 宇宙飛行士
detective: kommissar, detektiv, privatdetektiv, investigador, 侦探, 探偵
cowboy: pistolero, revolverheld
knight: chevalier, ritter, cavaliere, caballero, cavaleiro, 骑士, 騎士
samurai: 武士, 侍
wizard: sorcier, magicien, zauberer, mago, hechicero, 魔法师
witch: sorciere, hexe, strega, bruja, bruxa
king: konig, rey, 国王
queen: reine, konigin, regina, reina, rainha, 女王
soldier: soldat, soldato, soldado, солдат, 士兵, 兵士
dancer: danseuse, tanzerin, ballerino, bailarina, danza
woman: femme, frau, donna, mujer, mulher, 女人, 女性, женщина
man: homme, mann, uomo, hombre, homem, 男人
girl: fille, madchen, ragazza, bambina, nina, menina, 女孩, 少女, девочка
child: enfant, garcon, junge, bambino, nino, menino, 孩子, 子供
robot: roboter, 机器人, ロボット
dragon: drache, drago, dragao, 龙, 竜
wolf: loup, lupo, lobo, 狼
ghost: fantome, gespenst, geist, fantasma, 鬼, 幽霊
vampire: vampir, vampiro
shark: requin, haifisch, squalo, tiburon, tubarao, 鲨鱼, サメ
whale: baleine, balena, ballena, baleia, 鲸
horse: cheval, pferd, cavallo, caballo, cavalo
bird: oiseau, vogel, uccello, pajaro
cat: gato, gatto, katze
dog: chien, hund, perro
space: espace, weltraum, weltall, spazio, espacio, espaco, 太空, 宇宙, космос
planet: planete, pianeta, planeta
moon: lune, mond, luna, lua, 月, 月亮, луна
star: etoile, sterne, stella, estrella, estrela
city: ville, stadt, citta, ciudad, cidade, 城市, 都市, город
forest: foret, wald, foresta, bosque, floresta, 森林, 森, лес
mountain: montagne, berge, montagna, montana, montanha, 山, горы
ocean: meer, oceano, mer, 海, 海洋, море
island: insel, isola, isla, ilha, 岛, 島
desert: wuste, deserto, desierto, 沙漠, 砂漠
castle: schloss, castello, castillo, castelo, 城堡, 城
house: maison, haus, casa, 房子
ship: schiff, nave, barco, navio, корабль, 船
train: zug, treno, tren
night: nuit, nacht, notte, noche, noite, 夜, 夜晚, ночь
dawn: aube, aurore, morgengrauen, alba, amanecer, amanhecer
dusk: crepuscule, dammerung, sonnenuntergang, tramonto, atardecer, puesta de sol
rain: pluie, regen, pioggia, lluvia, chuva, 雨, дождь
snow: neige, schnee, neve, nieve, 雪, снег
fog: brouillard, nebel, nebbia, niebla, nevoa, 雾, 霧
fire: feu, feuer, fuoco, fuego, fogo, 火
lighthouse: phare, leuchtturm, faro, farol, 灯塔
black and white: noir et blanc, schwarz weiss, bianco e nero, blanco y negro, preto e branco, 黑白, 白黒
red: rouge, rosso, rojo, vermelho, 红, 赤
blue: bleu, blau, azul, 蓝, 青
green: vert, verde, 绿, 緑
gold: dorado, dourado
great city: 纽约, 东京, 東京, 上海, 北京, 香港
"""
