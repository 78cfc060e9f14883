#!/usr/bin/python3
"""Cuts the embedded fonts to the scripts the app writes: Latin with its extensions, Cyrillic, punctuation, arrows, signs.

For Chinese, the characters of GB 2312's first level and all that story and words use; in bold only the latter.

Needs Debian's fonttools 4.38 and the packages fetched by ../fetch.sh. Layout features stay: kerning, contextual
alternates, tabular figures, marks. Hints go: the app's rasteriser draws outlines. Usage: fonts.py [SOURCES]
"""
import pathlib
import re
import sys

from fontTools import subset, ttLib

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "sources"
OUT = HERE.parent.parent / "fonts"
INTER = SOURCES / "fonts-inter/usr/share/fonts/opentype/inter"

RUNES = """20-7E A0-17F 192 218-21B 2C6 2C7 2C9 2D8-2DD 300-304 306-30C 327 328 400-4FF 1E80-1E85 1E9E 1EF2 1EF3
2000-200D 2010-2015 2018-201E 2020-2022 2026 202F 2030 2032 2033 2039 203A 2044 2070 2074-208E 20AC 20B4 20BD 2116 2122
2190-2199 21D0 21D2 2202 2206 2212 2215 221E 2248 2260 2264 2265
25A0 25A1 25B2 25B6 25BC 25C0 25C6 25C7 25CB 25CF 2605 2713 2717"""
FEATURES = "kern calt ccmp locl mark mkmk tnum lnum case liga clig rlig rclt frac numr dnom".split()


def cut(source, target, rename=None):
    """Writes the subset of source as target. rename replaces a reserved name: the Open Font License (clause 3) lets no
    modified version present it, and a subset is one."""
    options = subset.Options(hinting=False, layout_features=FEATURES, name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    runes = set()
    for part in RUNES.split():
        low, _, high = part.partition("-")
        runes.update(range(int(low, 16), int(high or low, 16) + 1))
    subsetter.populate(unicodes=runes)
    subsetter.subset(font)
    if rename:
        old, new = rename
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16, 25):
                text = record.toUnicode()
                record.string = text.replace(old, new).replace(old.replace(" ", ""), new.replace(" ", ""))
        cff = font["CFF "].cff
        cff.fontNames = [n.replace(old.replace(" ", ""), new.replace(" ", "")) for n in cff.fontNames]
    subset.save_font(font, str(OUT / target), options)


OUT.mkdir(exist_ok=True)
cut(INTER / "Inter-Regular.otf", "Inter-Regular.otf")
cut(INTER / "Inter-SemiBold.otf", "Inter-SemiBold.otf")
cut(SOURCES / "source-serif/OTF/SourceSerif4-It.otf", "SourceSerif4-Italic.otf", rename=("Source Serif 4", "Thawline Serif"))
ofl = (SOURCES / "source-serif/LICENSE.md").read_text("utf-8")
(OUT / "OFL-SourceSerif4.txt").write_text(ofl, "utf-8")
terms = ofl[ofl.index("This Font Software is licensed"):]
(OUT / "OFL-Inter.txt").write_text("Copyright 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)\n\n" + terms, "utf-8")


def hanzi():
    """The Chinese characters and marks that story, words and dates use."""
    assets = HERE.parent.parent
    texts = [*assets.glob("story/*.csv"), *assets.glob("story/*.toml"), *assets.glob("words/*/*.json"),
             *(assets.parent / "dataset/edtf").glob("words*.go")]
    return set(re.findall("[\u2e80-\u9fff\uff00-\uffef]", "".join(t.read_text("utf-8") for t in texts)))


def chinese(weight, target, runes):
    source = SOURCES / "@fontsource/noto-sans-sc/files" / f"noto-sans-sc-chinese-simplified-{weight}-normal.woff"
    options = subset.Options(hinting=False, layout_features=["ccmp"], name_IDs=["*"], notdef_outline=True, ignore_missing_unicodes=True)
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "gasp", "GPOS", "GSUB", "GDEF"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={ord(r) for r in runes} | {0x20, 0xA0})  # a space takes the font of what stands before it
    subsetter.subset(font)
    font.flavor = None
    font.save(str(OUT / target))


# The first level of GB 2312, in its order by sound, and its marks.
common = {bytes([row, cell]).decode("gb2312", "ignore") for row in [0xA1, 0xA3, *range(0xB0, 0xD8)] for cell in range(0xA1, 0xFF)}
common = {r for r in common if r > "\u2e80"}
chinese(400, "NotoSansSC-Regular.ttf", common | hanzi())
chinese(600, "NotoSansSC-SemiBold.ttf", hanzi())
(OUT / "OFL-NotoSansSC.txt").write_text((SOURCES / "@fontsource/noto-sans-sc/LICENSE").read_text("utf-8"), "utf-8")
