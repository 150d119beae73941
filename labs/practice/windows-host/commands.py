"""Every command of the stand-in. Each takes a shell, words and what came down the pipe, and gives what it says."""
import re

from host import BOX, LINKS
from settings import (
    adapter_on, adapters, bcdedit, capability, dism, feature, get_cim, get_profile, get_registry, profile, reg, restart, rule, service,
    set_registry, shutdown,
)
from tools import exists, find, icacls, powercfg, read, select, tofu, vboxmanage, winget, write
from words import complain, plain


def environment(shell, text: str):
    called = re.match(r'\[Environment\]::(\w+)\((.*)\)$', text, re.I | re.S)
    words = [shell.value(one) for one in re.findall(r'"[^"]*"|\'[^\']*\'|\$\w+', called[2])] if called else []
    if called and called[1].lower() == 'getenvironmentvariable':
        return shell.host.path if words[1].lower() == 'machine' else ''
    if called and called[1].lower() == 'setenvironmentvariable' and words[2].lower() == 'machine':
        shell.host.keep(path=words[1])
        return None
    complain(f'{text}: (stand-in) unknown here.')


def is_found(shell, name: str, whole: bool) -> bool:
    """Programs that are installed are found by the path this shell was opened with; by their whole path always."""
    program = {'vboxmanage': 'VirtualBox', 'tofu': 'tofu', 'terraform': 'terraform'}.get(name)
    if program is None:
        return True
    folder = BOX if program == 'VirtualBox' else LINKS
    return program in shell.host.programs and (whole or folder.lower() in shell.env['Path'].lower())


KNOWN = {
    'get-ciminstance': get_cim, 'get-windowsoptionalfeature': feature(None), 'disable-windowsoptionalfeature': feature(False),
    'enable-windowsoptionalfeature': feature(True), 'bcdedit': bcdedit, 'set-itemproperty': set_registry, 'new-itemproperty': set_registry,
    'get-itemproperty': get_registry, 'dism': dism, 'reg': reg, 'restart-computer': restart, 'shutdown': shutdown, 'winget': winget, 'vboxmanage': vboxmanage,
    'tofu': tofu, 'terraform': tofu, 'powercfg': powercfg, 'get-netadapter': adapters, 'enable-netadapter': adapter_on(True),
    'disable-netadapter': adapter_on(False), 'set-netconnectionprofile': profile, 'get-netconnectionprofile': get_profile,
    'get-windowscapability': capability(None), 'add-windowscapability': capability(True), 'remove-windowscapability': capability(False),
    'get-service': service(None), 'set-service': service('set'), 'start-service': service('start'), 'stop-service': service('stop'),
    'get-netfirewallrule': rule(None), 'set-netfirewallrule': rule('set'), 'enable-netfirewallrule': rule(True), 'disable-netfirewallrule': rule(False),
    'out-file': write(False), 'set-content': write(False), 'add-content': write(True), 'get-content': read, 'test-path': exists,
    'new-item': lambda shell, words, given: [], 'icacls': icacls, 'select-object': select, 'select': select, 'select-string': find,
    'format-table': lambda shell, words, given: given, 'format-list': lambda shell, words, given: given,
    'write-output': lambda shell, words, given: plain(words), 'out-null': lambda shell, words, given: [],
}
