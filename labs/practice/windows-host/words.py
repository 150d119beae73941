"""What commands are made of: their words, what came down the pipe, what is said and how it fails."""


class Wrong(Exception):
    """What Windows would complain about, in its words."""


def prop(item, name: str):
    if isinstance(item, list):
        return [prop(one, name) for one in item] if len(item) != 1 else prop(item[0], name)
    return next((value for key, value in item.items() if key.lower() == name.lower()), None) if isinstance(item, dict) else None


def show(value) -> None:
    if isinstance(value, dict):
        width = max(map(len, value))
        print('\n'.join(f'{key.ljust(width)} : {one}' for key, one in value.items()) + '\n')
    else:
        print(value)


def complain(text: str):
    raise Wrong(text)


def named(words: list, *names: str):
    """The word behind -Name; else the first that is no option and follows none."""
    for i, word in enumerate(words):
        if isinstance(word, str) and word.lower().lstrip('-') in [name.lower() for name in names] and word.startswith('-'):
            return words[i + 1] if i + 1 < len(words) else True
    return None


def plain(words: list) -> list:
    return [word for i, word in enumerate(words) if not dashed(word) and (i == 0 or not dashed(words[i - 1]) or words[i - 1].lower() in SWITCHES)]


dashed = lambda word: isinstance(word, str) and word.startswith('-')
SWITCHES = ('-online', '-norestart', '-force', '-all', '-physical', '-append', '-e', '-silent')


text_of = lambda one: '  '.join(map(str, one.values())) if isinstance(one, dict) else str(one)
