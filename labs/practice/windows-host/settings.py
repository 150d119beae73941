"""Commands that look at Windows or set something in it."""
import re

from host import GUARD, INTEGRITY
from words import complain, named, plain, prop


def key_of(path: str) -> str:
    path = re.sub(r'^(HKLM|HKEY_LOCAL_MACHINE):?\\', r'HKLM:\\', str(path), flags=re.I)
    return next((known for known in (INTEGRITY, GUARD) if known.lower() == path.lower()), path)


def get_cim(shell, words, given):
    host, name = shell.host, str(named(words, 'ClassName') or plain(words)[0]).lower()
    if name == 'win32_processor':
        # While a hypervisor runs, Windows itself is its guest and does not see the switch.
        return {'Name': 'Stand-in processor', 'VirtualizationFirmwareEnabled': host.sees_hardware()}
    if name == 'win32_computersystem':
        return {'Name': 'STAND-IN', 'HypervisorPresent': host.started['hypervisor'], 'TotalPhysicalMemory': host.memoryGb * 1024**3}
    if name == 'win32_deviceguard':
        return {'VirtualizationBasedSecurityStatus': host.started['vbs']}
    complain(f"Get-CimInstance : Invalid class '{name}'")


def feature(enable):
    def change(shell, words, given):
        name = named(words, 'FeatureName') or (plain(words) or given or [list(shell.host.features)])[0]
        if isinstance(name, list):
            return [change(shell, ['-FeatureName', one], []) for one in name]
        features = {**shell.host.features}
        known = next((one for one in features if one.lower() == str(name).lower()), None)
        if known is None:
            complain(f'Feature name {name} is unknown.')
        if enable is None:
            return {'FeatureName': known, 'State': 'Enabled' if features[known] else 'Disabled'}
        restart = features[known] != enable
        features[known] = enable
        shell.host.keep(features=features)
        return {'FeatureName': known, 'RestartNeeded': restart}

    return change


def dism(shell, words, given):
    said = [str(word).lower() for word in words]
    name = next((word.split(':', 1)[1] for word in map(str, words) if word.lower().startswith('/featurename:')), '')
    change = next((enable for option, enable in (('/disable-feature', False), ('/enable-feature', True)) if option in said), None)
    if '/online' not in said or change is None:
        complain('Error: 87. The option is unknown here.')
    feature(change)(shell, ['-FeatureName', name], given)
    return 'The operation completed successfully.'


def reg(shell, words, given):
    after = {str(words[i]).lower(): words[i + 1] for i in range(len(words) - 1)}
    if str(words[0]).lower() != 'add' or '/v' not in after or '/d' not in after:
        complain('ERROR: Invalid syntax.')
    set_registry(shell, ['-Path', words[1], '-Name', after['/v'], '-Value', after['/d']], given)
    return 'The operation completed successfully.'


def bcdedit(shell, words, given):
    said = [str(word).lower() for word in words]
    if said[:2] == ['/set', 'hypervisorlaunchtype'] and said[-1] in ('off', 'auto'):
        shell.host.keep(launch=said[-1].capitalize())
        return 'The operation completed successfully.'
    if said[:1] in ([], ['/enum']):
        return f'hypervisorlaunchtype    {shell.host.launch}'
    complain('The set command specified is not valid.')


def set_registry(shell, words, given):
    path, name, value = named(words, 'Path') or plain(words)[0], named(words, 'Name'), named(words, 'Value')
    shell.host.keep(registry={**shell.host.registry, f'{key_of(path)}|{name}': int(value)})


def get_registry(shell, words, given):
    key = key_of(named(words, 'Path') or plain(words)[0]) + '|'
    return {one.removeprefix(key): value for one, value in shell.host.registry.items() if one.startswith(key)}


def restart(shell, words, given):
    shell.host.restart()
    return '(stand-in) Windows has started again.'


def shutdown(shell, words, given):
    said = [str(word).lower() for word in words]
    if '/r' not in said:
        complain('(stand-in) It stays on: only shutdown /r and shutdown /r /fw are known here.')
    if '/fw' in said:
        shell.host.keep(firmware=True)
        print('(stand-in) The firmware menu: virtualization is set to Enabled, saved, and the power was off for a moment.')
    return restart(shell, words, given)


def adapters(shell, words, given):
    return [{'Name': name, 'Status': shell.host.status(name), 'PhysicalMediaType': 'Native 802.11' if name == 'Wi-Fi' else '802.3'} for name in shell.host.adapters]


def adapter_on(on):
    def change(shell, words, given):
        name = named(words, 'Name') or (plain(words) or [prop(given, 'Name')])[0]
        if name not in shell.host.adapters:
            complain(f"No MSFT_NetAdapter objects found with property 'Name' equal to '{name}'.")
        shell.host.keep(adapters={**shell.host.adapters, name: {**shell.host.adapters[name], 'on': on}})

    return change


def profile(shell, words, given):
    name, category = named(words, 'InterfaceAlias'), named(words, 'NetworkCategory')
    if name not in shell.host.adapters or category not in ('Private', 'Public'):
        complain('Unable to set NetworkCategory.')
    shell.host.keep(adapters={**shell.host.adapters, name: {**shell.host.adapters[name], 'category': category}})


def get_profile(shell, words, given):
    return [{'InterfaceAlias': name, 'NetworkCategory': one['category']} for name, one in shell.host.adapters.items() if shell.host.status(name) == 'Up']


def capability(add):
    def change(shell, words, given):
        if add is None:
            return {'Name': 'OpenSSH.Server~~~~0.0.1.0', 'State': 'Installed' if shell.host.sshd else 'NotPresent'}
        if add and not shell.host.sshd:
            shell.host.keep(sshd={'runs': False, 'start': 'Manual'}, rule={'on': True, 'profile': 'Private'})
        if not add:
            shell.host.keep(sshd=None, rule=None)
        return {'Online': True, 'RestartNeeded': False}

    return change


def service(change):
    def work(shell, words, given):
        if shell.host.sshd is None:
            complain("Cannot find any service with service name 'sshd'.")
        sshd = {**shell.host.sshd}
        if change is None:
            return {'Status': 'Running' if sshd['runs'] else 'Stopped', 'Name': 'sshd', 'StartType': sshd['start']}
        if change == 'set':
            sshd['start'] = str(named(words, 'StartupType') or sshd['start']).capitalize()
            if str(named(words, 'Status')).lower() == 'running':
                sshd['runs'] = True
        else:
            sshd['runs'] = change == 'start'
        shell.host.keep(sshd=sshd)

    return work


def rule(change):
    def work(shell, words, given):
        if shell.host.rule is None:
            complain("No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to 'OpenSSH-Server-In-TCP'.")
        now = {**shell.host.rule}
        if change is None:
            return {'Name': 'OpenSSH-Server-In-TCP', 'Enabled': now['on'], 'Profile': now['profile']}
        now['on'] = change if change != 'set' else str(named(words, 'Enabled') or now['on']).lower() == 'true'
        now['profile'] = named(words, 'Profile') or now['profile']
        shell.host.keep(rule=now)

    return work
