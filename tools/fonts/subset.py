"""Makes public/fonts from Pretendard (npm `pretendard` 1.3.9) and D2Coding (npm `@kfonts/d2coding` 0.2.0).

Usage: pip install fonttools brotli; python3 tools/fonts/subset.py <pretendard package> <d2coding package>

Both are under the SIL Open Font License with a reserved name, so what we cut from them carries a name of its own:
Madang Sans and Madang Mono. Hangul is cut in two: the syllables Korean uses most, and the rest of KS X 1001.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[2] / "public" / "fonts"

LATIN = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203B), (0x2070, 0x209F), (0x20A9, 0x20AC),
    (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF),
    (0x2600, 0x26FF), (0x2700, 0x27BF), (0x3000, 0x3020), (0x3131, 0x318E), (0xFFFD, 0xFFFD),
]
HANGUL = (0xAC00, 0xD7A3)
MONO_EXTRA = [(0x370, 0x3FF), (0x2800, 0x28FF), (0xE0A0, 0xE0B3), (0xFF01, 0xFF5E)]


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


def frequent(package):
    """Pretendard's own slices are ordered by how often text needs them; the last ones carry most of Korean."""
    css = (package / "dist/web/variable/pretendardvariable-dynamic-subset.css").read_text()
    ranges = re.findall(r"unicode-range:\s*([^;]+);", css)
    codes = set()
    for line in ranges[-14:]:
        for part in line.replace("U+", "").split(","):
            first, _, last = part.strip().partition("-")
            codes |= set(range(int(first, 16), int(last or first, 16) + 1))
    return {code for code in codes if 0xAC00 <= code <= 0xD7A3}


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
    options = subset.Options(flavor="woff2", layout_features=["*"], name_IDs=["*"], notdef_outline=True, hinting=False)
    font = subset.load_font(str(source), options)
    have = set(font.getBestCmap())
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codes & have)
    worker.subset(font)
    rename(font, family)
    path = OUT / f"{name}.woff2"
    subset.save_font(font, str(path), options)
    print(f"{path.name}: {len(codes & have)} characters, {path.stat().st_size // 1024} kB")
    return codes & have


def ranges_of(ranges):
    return ", ".join(f"U+{first:x}" if first == last else f"U+{first:x}-{last:x}" for first, last in ranges)


def runs(codes):
    """Consecutive code points folded into ranges."""
    folded = []
    for code in sorted(codes):
        if folded and code == folded[-1][1] + 1:
            folded[-1][1] = code
        else:
            folded.append([code, code])
    return folded


def face(family, weight, name, ranges):
    # A page that has been read in another face does not jump to ours; a terminal is measured in its own, however late it comes.
    display = "swap" if family == "Madang Mono" else "optional"
    return (
        f"@font-face {{\n  font-family: \"{family}\";\n  font-weight: {weight};\n  font-display: {display};\n"
        f"  src: url(\"/fonts/{name}.woff2\") format(\"woff2\");\n  unicode-range: {ranges_of(ranges)};\n}}\n"
    )


def main(pretendard, d2coding):
    sans = pretendard / "dist/public/variable/PretendardVariable.ttf"
    often, rest = frequent(pretendard) & ks_x_1001(), ks_x_1001()
    # Where ranges overlap a browser takes the face that was declared last: the rare file first, then the common one.
    slices = [
        ("Madang Sans", "45 920", "sans-hangul-more", sans, rest - often, [HANGUL]),
        ("Madang Sans", "45 920", "sans-hangul", sans, often, runs(often)),
        ("Madang Sans", "45 920", "sans-latin", sans, span(LATIN), LATIN),
        ("Madang Mono", 400, "mono-hangul", d2coding / "src/D2Coding.ttf", rest, [HANGUL]),
        ("Madang Mono", 400, "mono-latin", d2coding / "src/D2Coding.ttf", span(LATIN + MONO_EXTRA), LATIN + MONO_EXTRA),
        ("Madang Mono", 700, "mono-latin-bold", d2coding / "src/D2CodingBold.ttf", span(LATIN), LATIN),
    ]
    css = []
    for family, weight, name, source, codes, ranges in slices:
        cut(source, codes, name, family)
        css.append(face(family, weight, name, ranges))
    head = "/* Written by tools/fonts/subset.py. Cut from Pretendard and D2Coding; licence: public/fonts/OFL.txt. */\n"
    target = OUT.parents[1] / "src" / "styles" / "fonts.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(head + "\n".join(css))


main(Path(sys.argv[1]), Path(sys.argv[2]))
