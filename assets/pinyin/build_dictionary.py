#!/usr/bin/env python3
"""Build step: makes the kiosk's simplified pinyin dictionary and writes it, with its list of words, to a folder.

    build_dictionary.py --rime FOLDER --unihan FOLDER --words FILE --demo FILE --out FOLDER

Luna Pinyin and its word list are traditional. Converting candidates while somebody types would show one simplified
word twice and lose the characters of the General Standard that are nobody's simplified form (乾, 於, 瞭), so the
data is converted once, here, and the frequencies of what falls together are added.
"""
import argparse
import bz2
import collections
import itertools
import json
import pathlib
import re
import subprocess
import unicodedata

# Luna Pinyin writes these two for sounds that are no syllable of their own.
ODD_SYLLABLES = {"m": "mu", "n": "en"}
# A word of the house is as likely here as a common word elsewhere; one that is common anyway becomes more so.
HOUSE_WEIGHT, HOUSE_FACTOR = 3000, 6
# A name of a person yields to any ordinary word that sounds like it.
NAME_WEIGHT = 1


def unihan(folder, name):
    plain = folder / name
    stream = plain.open(encoding="utf-8") if plain.exists() else bz2.open(f"{plain}.bz2", "rt", encoding="utf-8")
    with stream:
        for line in stream:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3:
                yield chr(int(fields[0][2:], 16)), fields[1], fields[2]


def toneless(reading):
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return ODD_SYLLABLES.get(plain, plain)


def simplified(lines):
    """One conversion for all: starting the converter takes longer than its work."""
    done = subprocess.run(["opencc", "-c", "t2s.json"], input="\n".join(lines), text=True, check=True,
                          stdout=subprocess.PIPE, encoding="utf-8").stdout.split("\n")
    if len(done) < len(lines):
        raise SystemExit("opencc lost lines")
    return done[:len(lines)]


def rows_of(path):
    """The rows of a Rime table: word, code, weight; what stands above its '...' is YAML."""
    text = path.read_text(encoding="utf-8")
    for line in text.split("\n...\n", 1)[-1].splitlines():
        fields = line.split("\t")
        if fields[0] and not line.startswith("#"):
            yield fields


def is_hanzi(text):
    return all(unicodedata.name(c, "").startswith("CJK UNIFIED") or c in "〇·" for c in text)


def vocabulary(path):
    """Word -> how often, traditional and simplified spellings apart."""
    rows = [fields for fields in rows_of(path) if len(fields) == 2 and is_hanzi(fields[0])]
    traditional = {word: int(weight) for word, weight in rows}
    words = collections.Counter()
    for word, (_, weight) in zip(simplified([word for word, _ in rows]), rows):
        words[word] += int(weight)
    return traditional, words


def share(fields):
    return float(fields[2].rstrip("%")) / 100 if len(fields) > 2 and fields[2] else 1


def luna(path, traditional):
    """(character, syllable) -> weight, and the longer words with their syllables."""
    rows = [fields for fields in rows_of(path) if len(fields) > 1 and is_hanzi(fields[0])]
    characters, words = collections.Counter(), set()
    for word, fields in zip(simplified([fields[0] for fields in rows]), rows):
        if len(word) == 1:
            characters[word, fields[1]] += traditional.get(fields[0], 0) * share(fields)
        else:
            words.add((word, fields[1]))
    return characters, words


def standard(unihan_folder):
    """The 8,105 characters of the General Standard -> their syllables, by its own dictionary (kTGHZ2013)."""
    inside = {c for c, field, _ in unihan(unihan_folder, "Unihan_OtherMappings.txt") if field == "kTGH"}
    found = collections.defaultdict(set)
    for c, field, value in unihan(unihan_folder, "Unihan_Readings.txt"):
        if c in inside and field == "kMandarin":
            found[c] |= {toneless(reading) for reading in value.split()}
        elif c in inside and field == "kTGHZ2013":
            found[c] |= {toneless(r) for part in value.split() for r in part.split(":")[1].split(",")}
    if len(inside) != 8105 or len(found) != 8105:
        raise SystemExit(f"{len(inside)} characters of the General Standard, {len(found)} with a reading: not Unihan?")
    return found


def add_standard(characters, readings):
    """Every character of the standard under every one of its readings, before all that are not in it. Readings that
    it does not have are those of an old character of the same shape (猎 que): they may be typed, and make no words."""
    for character, syllables in readings.items():
        for syllable in syllables:
            characters[character, syllable] = max(characters[character, syllable], 1)
    for character, syllable in characters:
        if syllable not in readings.get(character, ()):
            characters[character, syllable] = 0


def rare_readings(word, characters):
    """Codes that the compiler would not try, because the reading is a rare one of its character (打不了: liao)."""
    if "不了" not in word:
        return
    usual = {}
    for character in word:
        usual[character] = max((weight, syllable) for (c, syllable), weight in characters.items() if c == character)[1]
    code = " ".join(usual[character] for character in word)
    yield code.replace("bu le", "bu liao")


def spelled_out(line):
    """"{太,很}冷" -> 太冷, 很冷."""
    parts = [part.split(",") for part in re.split(r"[{}]", line) if part]
    return ("".join(pieces) for pieces in itertools.product(*parts))


def words_in(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if line.strip() and not line.startswith("#") for word in spelled_out(line.strip())}


def house_words(words_file, demo_file):
    words = words_in(words_file)
    site = json.loads(demo_file.read_text(encoding="utf-8"))
    names = [o["zh"] for o in site["site"]["organisations"]]
    for place in site["places"]:
        names += [place[field]["zh"] for field in ("building", "floor", "name")]
        names += [cell["label"]["zh"] for cell in place["plan"]["cells"]]
    return words | {name for name in names if len(name) > 1 and is_hanzi(name)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("rime", "unihan", "words", "names", "demo", "out"):
        arguments.add_argument(f"--{name}", type=pathlib.Path, required=True)
    given = arguments.parse_args()

    readings = standard(given.unihan)
    traditional, words = vocabulary(given.rime / "essay.txt")
    words = collections.Counter({word: n for word, n in words.items() if all(c in readings for c in word)})
    characters, spelled = luna(given.rime / "luna_pinyin.dict.yaml", traditional)
    add_standard(characters, readings)
    house = house_words(given.words, given.demo)
    for character, syllable in characters:
        if character in house:
            characters[character, syllable] *= HOUSE_FACTOR
    for word in house:
        words[word] = max(words[word] * HOUSE_FACTOR, HOUSE_WEIGHT)
    for name in words_in(given.names):
        words[name] = max(words[name], NAME_WEIGHT)
    spelled |= {(word, code) for word in house for code in rare_readings(word, characters)}

    given.out.mkdir(parents=True, exist_ok=True)
    with open(given.out / "suishou.dict.yaml", "w", encoding="utf-8") as out:
        out.write('---\nname: suishou\nversion: "1"\nsort: by_weight\nuse_preset_vocabulary: true\n'
                  "vocabulary: suishou_words\n...\n")
        for (character, syllable), weight in sorted(characters.items()):
            out.write(f"{character}\t{syllable}\t{weight:.0f}\n")
        for word, syllables in sorted(spelled):
            out.write(f"{word}\t{syllables}\n")
    with open(given.out / "suishou_words.txt", "w", encoding="utf-8") as out:
        for word, weight in sorted(words.items()):
            out.write(f"{word}\t{weight}\n")


if __name__ == "__main__":
    main()
