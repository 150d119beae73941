"""Makes public/fonts from Pretendard (npm `pretendard` 1.3.9) and D2Coding (npm `@kfonts/d2coding` 0.2.0).

Usage: pip install fonttools brotli; python3 tools/fonts/subset.py <pretendard package> <d2coding package>

Both are under the SIL Open Font License with a reserved name, so what we cut from them carries a name of its own:
Madang Sans and Madang Mono. Each script is cut in two: the characters that the course itself is written with, which is
all that most pages load, and the rest. Run it again when lessons have come: a character of the rest costs a page all of it.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "public" / "fonts"

ASCII = [(0x20, 0x7E)]
LATIN = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203B), (0x2070, 0x209F), (0x20A9, 0x20AC),
    (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF),
    (0x2600, 0x26FF), (0x2700, 0x27BF), (0x3000, 0x3020), (0x3131, 0x318E), (0xFFFD, 0xFFFD),
]
HANGUL = [(0xAC00, 0xD7A3)]
# In terminals only: Greek, braille, prompts, full-width forms.
MONO_EXTRA = [(0x370, 0x3FF), (0x2800, 0x28FF), (0xE0A0, 0xE0B3), (0xFF01, 0xFF5E)]

# What the pages ask for; every other alternate only makes the files larger.
FEATURES = ["kern", "ccmp", "locl", "liga", "calt", "case", "tnum", "ss05"]
# Lightest, usual and boldest of what the pages are written in.
WEIGHTS = (400, 400, 800)
# Hangul on pages that are English otherwise (the name, the way to the other language), and the letters of the glossary.
NAMES = {ord(character) for character in "마당한국어ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"}


def span(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def ks_x_1001():
    """The 2,350 syllables of the Korean standard: what modern text is written with."""
    found = set()
    for lead in range(0xB0, 0xC9):
        for trail in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([lead, trail]).decode("euc-kr")))
            except UnicodeDecodeError:
                pass
    return found


def sources(*kinds):
    return [
        file.read_text()
        for folder, names in {"content": ("*.mdx", "*.yaml"), "labs": ("*.mdx", "*.yaml"), "src": ("*.astro", "*.ts")}.items()
        for name in names
        if not kinds or name in kinds
        for file in (ROOT / folder).rglob(name)
    ]


def written(texts):
    return {ord(character) for text in texts for character in text}


def in_code(texts):
    """What stands between backticks, one or three."""
    return [code for text in texts for code in re.findall(r"^```.*?^```|`[^`\n]+`", text, re.S | re.M)]


def rename(font, family):
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 25):
            value = family.replace(" ", "") if record.nameID in (3, 6, 25) else family
            record.string = value
        elif record.nameID == 0 or record.nameID in (13, 14):
            continue
        elif record.nameID not in (2, 5, 17) and record.nameID < 256:
            font["name"].removeNames(nameID=record.nameID)


def cut(source, codes, name, family):
    options = subset.Options(flavor="woff2", layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False)
    font = subset.load_font(str(source), options)
    have = set(font.getBestCmap())
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codes & have)
    worker.subset(font)
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    rename(font, family)
    path = OUT / f"{name}.woff2"
    subset.save_font(font, str(path), options)
    print(f"{path.name}: {len(codes & have)} characters, {path.stat().st_size // 1024} kB")


def ranges_of(ranges):
    return ", ".join(f"U+{first:x}" if first == last else f"U+{first:x}-{last:x}" for first, last in ranges)


def runs(codes, others):
    """Code points folded into ranges, as few as keep the others out: what lies between is in none of our fonts."""
    folded, broken = [], True
    for code in sorted(codes | others):
        if code in codes and broken:
            folded.append([code, code])
        elif code in codes:
            folded[-1][1] = code
        broken = code not in codes
    return folded


def face(family, name, ranges):
    weight = "400 800" if family == "Madang Sans" else 700 if "bold" in name else 400
    # A page that has been read in another face does not jump to ours; a terminal is measured in its own, however late it comes.
    display = "swap" if family == "Madang Mono" else "optional"
    return (
        f"@font-face {{\n  font-family: \"{family}\";\n  font-weight: {weight};\n  font-display: {display};\n"
        f"  src: url(\"/fonts/{name}.woff2\") format(\"woff2\");\n  unicode-range: {ranges_of(ranges)};\n}}\n"
    )


def main(pretendard, d2coding):
    sans = pretendard / "dist/public/variable/PretendardVariable.ttf"
    mono, bold = (d2coding / "src" / f"{name}.ttf" for name in ("D2Coding", "D2CodingBold"))
    text, code = written(sources()), written(in_code(sources("*.mdx")))
    every, signs, korean = span(LATIN), span(LATIN + MONO_EXTRA), ks_x_1001()
    latin = (text | span(ASCII)) & signs
    hangul = text & span(HANGUL)
    everywhere = [
        ("Madang Sans", "sans-latin", sans, latin | NAMES),
        ("Madang Sans", "sans-latin-more", sans, every - latin - NAMES),
        ("Madang Sans", "sans-hangul", sans, hangul - NAMES),
        ("Madang Sans", "sans-hangul-more", sans, korean - hangul - NAMES),
        ("Madang Mono", "mono-latin", mono, latin),
        ("Madang Mono", "mono-latin-bold", bold, latin),
        ("Madang Mono", "mono-hangul", mono, code & span(HANGUL)),
    ]
    in_terminals = [
        ("Madang Mono", "mono-latin-more", mono, signs - latin),
        ("Madang Mono", "mono-latin-bold-more", bold, every - latin),
        ("Madang Mono", "mono-hangul-more", mono, korean - code),
    ]
    write("fonts.css", everywhere, signs | korean)
    write("terminal-fonts.css", in_terminals, signs | korean)


def write(sheet, slices, known):
    """Ranges of a family must not overlap: a browser loads every face that a character lies in."""
    css = ["/* Written by tools/fonts/subset.py. Cut from Pretendard and D2Coding; licence: public/fonts/OFL.txt. */"]
    for family, name, source, codes in slices:
        cut(source, codes, name, family)
        css.append(face(family, name, runs(codes, known - codes)))
    (ROOT / "src" / "styles" / sheet).write_text("\n".join(css))


main(Path(sys.argv[1]), Path(sys.argv[2]))
