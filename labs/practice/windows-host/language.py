"""As much of the PowerShell language as the guide of stage 1 and its other right ways need."""
import fnmatch
import re

import commands
from words import Wrong, prop, show

OPEN, CLOSE = '({[', ')}]'


class Shell:
    def __init__(self, host):
        self.host = host
        # A shell keeps the path it was opened with; that is why a program just installed is not found in it.
        self.env = {'Path': host.path, 'COMPUTERNAME': 'STAND-IN', 'ProgramData': 'C:\\ProgramData', 'ProgramFiles': 'C:\\Program Files'}
        self.vars = {'true': True, 'false': False, 'null': None, 'env': self.env}

    def run(self, text: str) -> None:
        for line in cut(text, '\n;'):
            for value in listed(self.statement(line)):
                show(value)

    def statements(self, text: str) -> list:
        said = []
        for line in cut(text, '\n;'):
            said += listed(self.statement(line))
        return said

    def statement(self, line: str):
        if made := re.match(r'\$(\w+)\s*=\s*(.+)$', line, re.S):
            self.vars[made[1].lower()] = self.pipeline(made[2])
            return []
        if line.lower().startswith('if') and (found := blocks(line[2:])):
            condition, yes, *no = found
            return self.statements(yes) if self.condition(condition) else self.statements(no[0]) if no else []
        if line.lower().startswith('foreach (') and (found := blocks(line[7:])):
            name, items = re.match(r'\s*\$(\w+)\s+in\s+(.+)$', found[0], re.S | re.I).groups()
            return [said for item in listed(self.pipeline(items)) for said in self.with_item(found[1], item, name)]
        return self.pipeline(line)

    def with_item(self, block: str, item, name='_') -> list:
        self.vars[name.lower()] = item
        return self.statements(block)

    def pipeline(self, line: str):
        pieces = cut(line, '>')
        parts = cut(pieces[0], '|') + ([f'Out-File {pieces[1]}'] if len(pieces) > 1 else [])
        replaced = re.match(r'(.+) -replace (.+)$', parts[0], re.S | re.I)
        value = self.first(replaced[1] if replaced else parts[0])
        if replaced:
            old, *new = self.value(replaced[2])
            value = re.sub(old, lambda _: new[0] if new else '', str(value), flags=re.I)
        for part in parts[1:]:
            value = self.command(part, listed(value))
        return value

    def first(self, part: str):
        return self.value(part) if part[0] in '\'"$(@[' or part[0].isdigit() else self.command(part, [])

    def command(self, part: str, given: list):
        # A list is one word, spaces behind its commas or not.
        words = cut(re.sub(r',\s+', ',', part), ' \t')
        whole = words[0] == '&'
        if whole:
            words = [str(self.value(words[1])).rsplit('\\', 1)[-1], *words[2:]]
        name = words[0].lower().removesuffix('.exe')
        if name in ('foreach-object', '%'):
            return [said for item in given for said in self.with_item(words[-1][1:-1], item)]
        if name in ('where-object', '?'):
            return [item for item in given if self.keeps(words[1:], item)]
        known = commands.KNOWN.get(name)
        if known is None or not commands.is_found(self, name, whole):
            raise Wrong(
                f"{words[0]} : The term '{words[0]}' is not recognized as the name of a cmdlet, function, script file, or operable"
                f' program.{"" if known else " (This is a stand-in: it knows the commands of the guide.)"}'
            )
        return known(self, [self.word(word) for word in words[1:]], given)

    def keeps(self, words: list, item) -> bool:
        self.vars['_'] = item
        if words[0].startswith('{'):
            return self.condition(words[0][1:-1])
        return compare(prop(item, words[0]), words[1].lower(), self.value(words[2]))

    def word(self, word: str):
        if word.startswith(('-', '/')) or re.match(r'\$[\w:]+[\\]', word):
            return self.filled(word)
        return self.value(word)

    def filled(self, text: str) -> str:
        part = r'\$\(([^)]*)\)|\$((?:env:)?\w+)'
        return re.sub(part, lambda m: str(self.one('$' + m[2]) if m[2] else self.pipeline(m[1])), text)

    def condition(self, text: str) -> bool:
        words = cut(text, ' \t')
        if words[0].lower() in ('-not', '!'):
            return not self.condition(' '.join(words[1:]))
        at = next((i for i, word in enumerate(words) if re.fullmatch(r'-(not)?(like|match|eq|ne)', word.lower())), None)
        if at is None:
            return bool(self.pipeline(text))
        return compare(self.pipeline(' '.join(words[:at])), words[at].lower(), self.value(' '.join(words[at + 1 :])))

    def value(self, text: str):
        items = cut(text, ',')
        return [self.one(item) for item in items] if len(items) > 1 else self.one(text.strip())

    def one(self, text: str):
        if text[0] == "'":
            return text[1:-1]
        if text[0] == '"':
            return self.filled(text[1:-1])
        if text.startswith('[Environment]'):
            return commands.environment(self, text)
        if named := re.match(r'\$(env:)?(\w+)', text, re.I):
            if named[1]:
                return next((value for name, value in self.env.items() if name.lower() == named[2].lower()), None)
            return rest_of(self.vars.get(named[2].lower()), text[named.end() :])
        if text.startswith(('(', '@(')):
            inside, rest = balanced(text[text.index('(') :])
            return rest_of(self.pipeline(inside), rest)
        return int(text) if text.isdigit() else text


def rest_of(value, path: str):
    for name in re.findall(r'\.(\w+)', path):
        value = prop(value, name)
    return value


def listed(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def compare(left, operator: str, right) -> bool:
    a, b = str(left).lower(), str(right).lower()
    kind = operator.removeprefix('-').removeprefix('not') if 'not' in operator else operator[1:]
    # A backslash is a letter here, as in every path of Windows.
    holds = {'like': lambda: fnmatch.fnmatchcase(a, b), 'match': lambda: re.search(b, a) is not None}.get(kind, lambda: a == b)()
    return not holds if 'not' in operator or kind == 'ne' else holds


def cut(text: str, at: str) -> list[str]:
    """Cuts where no quotes or brackets are open; a pipe or a backtick at the end of a line goes on in the next."""
    text = re.sub(r'`\r?\n', ' ', text)
    pieces, piece, depth, quote = [], '', 0, ''
    comment = False
    for letter in text:
        comment = letter != '\n' and (comment or (letter == '#' and not quote and (not piece or piece[-1].isspace())))
        if comment:
            continue
        if quote:
            quote = '' if letter == quote else quote
        elif letter in '\'"':
            quote = letter
        elif letter in OPEN:
            depth += 1
        elif letter in CLOSE:
            depth -= 1
        elif letter in at and depth == 0 and not (letter == '\n' and piece.rstrip().endswith('|')):
            pieces, piece = [*pieces, piece], ''
            continue
        piece += letter
    return [one.strip() for one in [*pieces, piece] if one.strip()]


def balanced(text: str) -> tuple[str, str]:
    """`(a (b)) rest` as `a (b)` and ` rest`."""
    depth = 0
    for i, letter in enumerate(text):
        depth += (letter in OPEN) - (letter in CLOSE)
        if depth == 0:
            return text[1:i], text[i + 1 :]
    raise Wrong(f"Missing closing '{CLOSE[OPEN.index(text[0])]}'.")


def blocks(text: str) -> list[str]:
    found = []
    text = text.strip()
    while text and text[0] in '({':
        inside, text = balanced(text)
        found.append(inside)
        text = re.sub(r'^\s*(else)?\s*', '', text)
    return found if not text else []
