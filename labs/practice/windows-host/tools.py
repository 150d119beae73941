"""Programs that are installed, files, and what picks from a pipe."""
import re

from host import LINKS
from words import complain, named, plain, prop, text_of


PACKAGES = {'oracle.virtualbox': ('VirtualBox', 'Oracle VirtualBox'), 'opentofu.tofu': ('tofu', 'OpenTofu'), 'hashicorp.terraform': ('terraform', 'Terraform')}


def winget(shell, words, given):
    said = [str(word) for word in words]
    if said[:1] in (['--version'], ['-v']):
        return 'v1.12.350'
    package = str(named([word.replace('--', '-') for word in said], 'id') or said[-1]).lower()
    program, title = PACKAGES.get(package, (None, None))
    if said[:1] == ['install'] and program:
        host = shell.host
        if program in host.programs:
            return f'Found an existing package already installed: {title}'
        links = '' if program == 'VirtualBox' or LINKS in host.path else f';{LINKS}'
        host.keep(programs=[*host.programs, program], path=host.path + links)
        return f'Found {title} [{package}]\nSuccessfully installed'
    if said[:1] == ['uninstall'] and program:
        shell.host.keep(programs=[one for one in shell.host.programs if one != program])
        return 'Successfully uninstalled'
    if said[:1] == ['list']:
        return [title for program, title in PACKAGES.values() if program in shell.host.programs]
    complain('No package found matching input criteria.')


def vboxmanage(shell, words, given):
    host = shell.host
    yes = 'yes' if host.sees_hardware() else 'no'
    if words[:1] in (['--version'], ['-v']):
        return '7.2.4r170995'
    if words[:2] == ['list', 'hostinfo']:
        return f'Host Information:\n\nProcessor supports HW virtualization: {yes}\nProcessor supports nested HW virtualization: {yes}\nMemory size: {host.memoryGb * 1024} MByte'
    if words[:2] == ['list', 'bridgedifs']:
        return [{'Name': name, 'Wireless': 'Yes' if name == 'Wi-Fi' else 'No', 'Status': 'Up' if host.status(name) == 'Up' else 'Down'} for name, one in host.adapters.items() if one['on']]
    complain('Syntax error: Invalid command')


def tofu(shell, words, given):
    return shell.host.tofu()


def powercfg(shell, words, given):
    said = [str(word).lower().lstrip('/-') for word in words]
    if said[:1] in (['change'], ['x']) and len(said) == 3:
        shell.host.keep(sleep={**shell.host.sleep, said[1]: int(said[2])})
        return []
    complain('Invalid Parameters -- try "/?" for help')


def write(add):
    def work(shell, words, given):
        path = str(named(words, 'Path', 'FilePath', 'LiteralPath') or plain(words)[0])
        value = named(words, 'Value') or (plain(words)[1] if len(plain(words)) > 1 else None)
        lines = '\n'.join(text_of(one) for one in (given if value is None else value if isinstance(value, list) else [value]))
        files = shell.host.files
        before = f'{files[path]}\n' if path in files and (add or named(words, 'Append')) else ''
        # A new file has the rights of its folder: everybody may read it.
        readers = shell.host.readers if path in files else {**shell.host.readers, path: 'inherited'}
        shell.host.keep(files={**files, path: before + lines}, readers=readers)

    return work


def read(shell, words, given):
    path = str(named(words, 'Path') or plain(words)[0])
    return shell.host.files[path].split('\n') if path in shell.host.files else complain(f"Cannot find path '{path}' because it does not exist.")


def exists(shell, words, given):
    return str(named(words, 'Path') or plain(words)[0]) in shell.host.files


def icacls(shell, words, given):
    path, said = str(words[0]), ' '.join(map(str, words[1:])).lower()
    if path not in shell.host.files:
        complain(f'{path}: The system cannot find the file specified.')
    kept = '/inheritance:r' in said and 'administrators' in said.replace('*s-1-5-32-544', 'administrators')
    shell.host.keep(readers={**shell.host.readers, path: 'kept' if kept else 'inherited' if '/reset' in said else shell.host.readers.get(path)})
    return f'processed file: {path}\nSuccessfully processed 1 files; Failed processing 0 files'


def select(shell, words, given):
    names = [name for word in plain(words) for name in (word if isinstance(word, list) else [word])]
    return [{name: prop(item, name) for name in names} for item in given] if names else given


def find(shell, words, given):
    pattern = str(named(words, 'Pattern') or plain(words)[0])
    return [line for one in given for line in text_of(one).split('\n') if re.search(pattern, line, re.I)]
