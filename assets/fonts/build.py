#!/usr/bin/env python3
"""Makes the fonts of this folder from their packages, as ../README.md tells.

    python3 build.py NPM_FOLDER

NPM_FOLDER holds the unpacked npm packages `inter` and `source-serif-4` of @expo-google-fonts.
The Chinese font and the symbols come from Debian's fonts-noto-cjk and fonts-dejavu-core.
"""

import math
import pathlib
import subprocess
import sys
import tempfile

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
DEBIAN = pathlib.Path("/usr/share/fonts")
CJK = DEBIAN / "opentype/noto/NotoSansCJK-Regular.ttc"
DEJAVU = DEBIAN / "truetype/dejavu/DejaVuSans.ttf"
DEJAVU_MONO = DEBIAN / "truetype/dejavu/DejaVuSansMono.ttf"

LATIN = (
    "U+0020-007E,U+00A0-017F,U+01CD-01DC,U+0218-021B,U+0259,U+02BB-02BC,U+02C6-02DD,U+0300-0304,"
    "U+0306-030C,U+0326-0328,U+0370-03FF,U+0400-045F,U+0490-0491,U+2000-206F,U+2070-209F,"
    "U+20A0-20BF,U+2113,U+2116-2117,U+2120-2122,U+2126,U+212E,U+2150-215F,U+2190-2199,U+2212,"
    "U+2215,U+2219,U+221E,U+2248,U+2260,U+2264-2265,U+FB00-FB06,U+FFFD"
)
# Source Serif's small capitals (smcp, c2sc, and aalt that reaches them) would double its size.
FEATURES = "kern,mark,mkmk,ccmp,liga,locl,case,frac,numr,dnom,ordn,sups,subs,sinf,onum,lnum,pnum,tnum,zero"
SYMBOLS = (
    "U+0020,U+00A7,U+00AB,U+00AC,U+00B1,U+00B6,U+00BB,U+00D7,U+00F7,U+2013-2014,U+2020-2022,U+2026,"
    "U+2030,U+2032-2033,U+2116,U+2190-21FF,U+2200,U+2203,U+2205,U+2208-2209,U+2212,U+221E,"
    "U+2227-222A,U+2234-2235,U+2248,U+2260-2261,U+2264-2265,U+2282-2287,U+2295-22A1,U+22C5,"
    "U+22EE-22F1,U+2300,U+2303-2304,U+2318,U+2324-232B,U+23CE-23CF,U+2460-2469,U+2500-257F,"
    "U+25A0-25FF,U+2605-2606,U+2610-2612,U+2690-2691,U+2696,U+2699,U+26A0-26A1,U+26AA-26AC,"
    "U+2630,U+2702,U+2709,U+270E-2710,U+2713-2718,U+271A,U+2726,U+275B-275E,U+2794,U+279C,U+27A4,"
    "U+27E6-27EB,U+27F2-27FA,U+2B12-2B13,U+2B1A,U+FFFD"
)
# (package, folder, file there, name here, style where it may not keep its family's name)
TEXT_FONTS = [
    ("source-serif-4", "400Regular", "SourceSerif4_400Regular", "TravauxSerif-Regular", "Regular"),
    ("source-serif-4", "400Regular_Italic", "SourceSerif4_400Regular_Italic", "TravauxSerif-Italic", "Italic"),
    ("source-serif-4", "600SemiBold", "SourceSerif4_600SemiBold", "TravauxSerif-SemiBold", "SemiBold"),
    ("inter", "400Regular", "Inter_400Regular", "Inter-Regular", None),
    ("inter", "600SemiBold", "Inter_600SemiBold", "Inter-SemiBold", None),
]


def subset(source, target, *options):
    subprocess.run(["pyftsubset", str(source), *options, f"--output-file={target}"], check=True)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def rename(font, family, style, version):
    """Gives a changed font a name of its own; the copyright line stays."""
    plain = family.replace(" ", "")
    names = {1: family, 2: style, 3: f"{plain}-{style};{version}", 4: f"{family} {style}", 6: f"{plain}-{style}"}
    if style not in ("Regular", "Italic"):
        names.update({1: f"{family} {style}", 2: "Regular", 16: family, 17: style})
    table = font["name"]
    kept = [record for record in table.names if record.nameID in (0, 5, 8, 9, 11, 12, 13, 14)]
    table.names = kept
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def chinese_characters():
    """GB 2312 (its Chinese levels and rows 1-9), full-width forms, and whatever the texts use beyond it."""
    found = set(range(0x20, 0x7F)) | set(range(0x3000, 0x3040)) | set(range(0xFF01, 0xFF5F)) | {0xFFE5}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    texts = list((REPOSITORY / "positions").rglob("*.ron")) + list((REPOSITORY / "assets/messages").rglob("*.ftl"))
    for path in texts + [HERE / "extra-characters.txt"]:
        found |= {ord(c) for c in path.read_text(encoding="utf-8") if 0x2E80 <= ord(c) <= 0x9FFF}
    return "".join(map(chr, sorted(found)))


def rounded(pen, left, bottom, right, top, radius, hole=False):
    """A closed rectangle with round corners, filled, or a hole."""
    k = radius * 0.4477  # distance of a cubic's handle from the corner of a quarter circle
    runs = [
        ((left + radius, bottom), None),
        ((left, bottom + radius), ((left + k, bottom), (left, bottom + k))),
        ((left, top - radius), None),
        ((left + radius, top), ((left, top - k), (left + k, top))),
        ((right - radius, top), None),
        ((right, top - radius), ((right - k, top), (right, top - k))),
        ((right, bottom + radius), None),
        ((right - radius, bottom), ((right, bottom + k), (right - k, bottom))),
    ]
    pen.moveTo(runs[0][0])
    if hole:
        for index in range(len(runs) - 1, -1, -1):
            to, handles = runs[index][0], runs[(index + 1) % len(runs)][1]
            if handles:
                pen.curveTo(handles[1], handles[0], to)
            else:
                pen.lineTo(to)
    else:
        for to, handles in runs[1:]:
            if handles:
                pen.curveTo(handles[0], handles[1], to)
            else:
                pen.lineTo(to)
    pen.closePath()


def chain(pen):
    for left in (90, 810):
        rounded(pen, left, 430, left + 960, 1030, 300)
        rounded(pen, left + 150, 580, left + 810, 880, 150, hole=True)


def lock(pen, shut=True):
    rounded(pen, 230, 0, 1290, 760, 90)
    rounded(pen, 680, 250, 840, 500, 80, hole=True)
    rise, foot = (0, 700) if shut else (230, 1080)
    side, crown = 1100 + rise, 1460 + rise
    outer, inner = 360 * 0.5523, 210 * 0.5523  # handles of the two half circles of the shackle
    pen.moveTo((400, 700))
    pen.lineTo((400, side))
    pen.curveTo((400, side + outer), (760 - outer, crown), (760, crown))
    pen.curveTo((760 + outer, crown), (1120, side + outer), (1120, side))
    pen.lineTo((1120, foot))
    pen.lineTo((970, foot))
    pen.lineTo((970, side))
    pen.curveTo((970, side + inner), (760 + inner, crown - 150), (760, crown - 150))
    pen.curveTo((760 - inner, crown - 150), (550, side + inner), (550, side))
    pen.lineTo((550, 700))
    pen.closePath()


# Glyphs of the verdicts are drawn on a square of twelve, y downwards, in this part of the em.
UNIT, LEFT, TOP = 1600 / 12, 150, 1500


def contour(pen, points, hole=False):
    """A polygon on the square of twelve; holes run the other way round."""
    points = [(LEFT + x * UNIT, TOP - y * UNIT) for x, y in points]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))
    if (area > 0) != hole:
        points.reverse()
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def arc(x, y, radius, start, end, steps=48):
    """Points of a piece of a circle, in degrees clockwise from the right."""
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def stroke(pen, points, width=1.6):
    """A line through points, its corners mitred."""
    sides = [[], []]
    for before, here, after in zip([None] + points, points, points[1:] + [None]):
        ways = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in ((before, here), (here, after)) if a and b]
        turn = (ways[-1] - ways[0] + math.pi) % (2 * math.pi) - math.pi
        normal, reach = ways[0] + turn / 2 + math.pi / 2, width / 2 / math.cos(turn / 2)
        for side, sign in zip(sides, (1, -1)):
            side.append((here[0] + sign * reach * math.cos(normal), here[1] + sign * reach * math.sin(normal)))
    contour(pen, sides[0] + sides[1][::-1])


def ring(pen, half=False):
    contour(pen, arc(6, 6, 5.5, 0, 360)[:-1])
    inside = arc(6, 6, 3.9, -90, 90) if half else arc(6, 6, 3.9, 0, 360)[:-1]
    contour(pen, inside, hole=True)


def stop_sign(pen):
    contour(pen, arc(6, 6, 6, 22.5, 337.5, steps=7))
    contour(pen, [(2.8, 5.05), (9.2, 5.05), (9.2, 6.95), (2.8, 6.95)], hole=True)


def cross(pen):
    stroke(pen, [(2, 2), (10, 10)], 1.8)
    stroke(pen, [(10, 2), (2, 10)], 1.8)


def query(pen):
    stroke(pen, arc(6, 3.7, 2.5, 175, 400, steps=24) + [(6, 6.6), (6, 7.8)])
    contour(pen, arc(6, 10.4, 1.1, 0, 360, steps=24)[:-1])


# Verdicts, worst first, from U+E000 on.
VERDICTS = [
    stop_sign,
    cross,
    lambda pen: ring(pen, half=True),
    lambda pen: stroke(pen, [(1.4, 6.4), (4.6, 9.8), (10.6, 2.6)], 1.8),
    ring,
    lambda pen: stroke(pen, [(2, 6), (10, 6)], 1.8),
    query,
]


def draw(font, code, name, advance, painter):
    quadratic = TTGlyphPen(None)
    painter(Cu2QuPen(quadratic, 1.0, reverse_direction=False))
    font["glyf"][name] = quadratic.glyph()
    add(font, code, name, advance)


def add(font, code, name, advance):
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    for table in font["cmap"].tables:
        if table.format == 12 or code <= 0xFFFF:
            table.cmap[code] = name


def symbols(target):
    with tempfile.TemporaryDirectory() as folder:
        plain = pathlib.Path(folder) / "plain.ttf"
        subset(DEJAVU, plain, f"--unicodes={SYMBOLS}", "--layout-features=", "--no-hinting", "--notdef-outline",
               "--name-IDs=*")
        font = TTFont(plain)
    mono = TTFont(DEJAVU_MONO)
    loupe = mono.getBestCmap()[0x2315]
    font["glyf"]["uni2315"] = mono["glyf"][loupe]
    add(font, 0x2315, "uni2315", mono["hmtx"][loupe][0])
    draw(font, 0x26D3, "uni26D3", 1860, chain)
    for number, verdict in enumerate(VERDICTS):
        draw(font, 0xE000 + number, f"verdict{number}", 1900, verdict)
    full = font["cmap"].getcmap(3, 10)
    if full is None:
        full = type(font["cmap"].getcmap(3, 1)).newSubtable(12)
        full.platformID, full.platEncID, full.language = 3, 10, 0
        full.cmap = dict(font.getBestCmap())
        font["cmap"].tables.append(full)
    draw(font, 0x1F512, "u1F512", 1520, lock)
    draw(font, 0x1F513, "u1F513", 1520, lambda pen: lock(pen, shut=False))
    rename(font, "TravauxSymbols", "Regular", "1.0")
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


def main(npm):
    for package, folder, file, name, style in TEXT_FONTS:
        source = next(pathlib.Path(npm).glob(f"**/*{package}*/**/{folder}/{file}.ttf"))
        target = HERE / f"{name}.ttf"
        subset(source, target, f"--unicodes={LATIN}", f"--layout-features={FEATURES if style else '*'}",
               "--no-hinting", "--name-IDs=*")
        if style:
            font = TTFont(target)
            rename(font, "Travaux Serif", style, "4.004")
            font.save(target)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as characters:
        characters.write(chinese_characters())
        characters.flush()
        subset(CJK, HERE / "NotoSansSC-Regular.otf", "--font-number=2", f"--text-file={characters.name}",
               "--layout-features=", "--no-hinting", "--desubroutinize", "--name-IDs=*",
               "--drop-tables+=DSIG,VORG,vhea,vmtx,BASE,GPOS,GSUB,GDEF")
    symbols(HERE / "TravauxSymbols.ttf")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
