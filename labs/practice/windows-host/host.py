"""What a Windows host of this stand-in is: what is set, what is in force since the last start, and its facts."""
import json
import os
from pathlib import Path

STATE = Path(os.environ.get('WINDOWS_HOST_STATE', '/var/lib/windows-host/state.json'))
GUARD = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\DeviceGuard'
INTEGRITY = GUARD + '\\Scenarios\\HypervisorEnforcedCodeIntegrity'
BOX = 'C:\\Program Files\\Oracle\\VirtualBox'
LINKS = 'C:\\Users\\lab\\AppData\\Local\\Microsoft\\WinGet\\Links'
KEYS = 'C:\\ProgramData\\ssh\\administrators_authorized_keys'
BEFORE = 'C:\\lab\\before.txt'
# The public key of the checks, as a teacher hands it out.
CHECK = 'C:\\lab\\check.pub'

# As many a PC comes: virtualization off in the firmware, Windows ready to use it for itself, Wi-Fi instead of a cable.
DELIVERED = {
    'firmware': False,
    'memoryGb': 32,
    'freeGb': 412,
    'features': {'Microsoft-Hyper-V-All': True, 'VirtualMachinePlatform': True, 'HypervisorPlatform': False},
    'launch': 'Auto',
    'registry': {f'{GUARD}|EnableVirtualizationBasedSecurity': 1, f'{INTEGRITY}|Enabled': 1},
    'started': {'hypervisor': False, 'vbs': 1},
    'programs': [],
    'path': 'C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\OpenSSH',
    'adapters': {
        'Ethernet': {'cable': True, 'on': False, 'category': 'Public'},
        'Wi-Fi': {'cable': True, 'on': True, 'category': 'Private'},
    },
    'sleep': {'standby-timeout-ac': 30, 'hibernate-timeout-ac': 180},
    'sshd': None,
    'rule': None,
    'files': {CHECK: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA checks'},
    'readers': {},
    # What cannot be had by a command: an older program, a card that was pulled out. Drills write it.
    'instead': {},
}


class Host:
    def __init__(self, state: dict):
        self.state = state

    @classmethod
    def read(cls) -> 'Host':
        return cls(json.loads(STATE.read_text()) if STATE.exists() else json.loads(json.dumps(DELIVERED)))

    def __getattr__(self, name: str):
        return self.state[name]

    def keep(self, **changes) -> None:
        self.state.update(changes)
        fresh = STATE.with_suffix(f'.{os.getpid()}')
        fresh.write_text(json.dumps(self.state, indent=1) + '\n')
        fresh.replace(STATE)

    def registry_value(self, key: str, name: str) -> int:
        return self.registry.get(f'{key}|{name}', 0)

    def restart(self) -> None:
        """What was set comes into force: the hypervisor starts when something wants it and nothing holds it back."""
        guarded = bool(self.registry_value(GUARD, 'EnableVirtualizationBasedSecurity') or self.registry_value(INTEGRITY, 'Enabled'))
        wanted = any(self.features.values()) or guarded
        runs = self.firmware and self.launch == 'Auto' and wanted
        sshd = self.sshd and {**self.sshd, 'runs': self.sshd['start'] == 'Automatic'}
        self.keep(started={'hypervisor': runs, 'vbs': (2 if runs else 1) if guarded else 0}, sshd=sshd)

    def sees_hardware(self) -> bool:
        """VirtualBox gets at VT-x only where no other hypervisor has it."""
        return self.firmware and not self.started['hypervisor']

    def status(self, adapter: str) -> str:
        one = self.adapters[adapter]
        return ('Up' if one['cable'] else 'Disconnected') if one['on'] else 'Disabled'

    def found(self, name: str) -> bool:
        """Whether a shell that is opened now finds a program by its name."""
        if name == 'VBoxManage':
            return 'VirtualBox' in self.programs and BOX.lower() in self.path.lower()
        return name in self.programs and LINKS.lower() in self.path.lower()

    def tofu(self) -> str:
        return 'OpenTofu v1.12.0' if 'tofu' in self.programs else 'Terraform v1.15.0' if 'terraform' in self.programs else 'absent'

    def facts(self) -> str:
        """The document that server/hosts/facts.ps1 makes on a real host."""
        on = [name for name, enabled in self.features.items() if enabled]
        guards = [
            *(['memory integrity'] if self.registry_value(INTEGRITY, 'Enabled') else []),
            *(['VBS'] if self.registry_value(GUARD, 'EnableVirtualizationBasedSecurity') else []),
        ]
        box = 'VirtualBox' in self.programs
        yes = 'yes' if self.sees_hardware() else 'no'
        found = [name for name in ('VBoxManage', 'tofu', 'terraform') if self.found(name)]
        rule, category = self.rule, self.adapters['Ethernet']['category']
        door = 'absent' if rule is None else 'off' if not rule['on'] else 'open' if rule['profile'] in ('Any', category) else f'not for {category}'
        keys = 'absent' if KEYS not in self.files else 'open to others' if self.readers.get(KEYS) != 'kept' else 'kept'
        return json.dumps({
            'madang': 1, 'system': 'windows', 'name': 'STAND-IN', 'build': '10.0.26100',
            'virtualization': self.firmware, 'memoryGb': self.memoryGb, 'freeGb': self.freeGb,
            'features': ', '.join(on) or 'none', 'launch': self.launch, 'guards': ', '.join(guards) or 'none',
            'vbs': ('off', 'waits', 'running')[self.started['vbs']], 'hypervisor': self.started['hypervisor'],
            'before': BEFORE in self.files,
            'virtualbox': '7.2.4' if box else 'absent', 'terraform': self.tofu(), 'path': ', '.join(found) or 'none',
            'vtx': yes if box else 'absent', 'nested': yes if box else 'absent',
            'wired': self.status('Ethernet'), 'category': category,
            'standby': self.sleep['standby-timeout-ac'] * 60, 'hibernate': self.sleep['hibernate-timeout-ac'] * 60,
            'sshd': 'absent' if self.sshd is None else 'Running' if self.sshd['runs'] else 'Stopped',
            'sshdStart': 'absent' if self.sshd is None else self.sshd['start'], 'sshPort': door, 'sshKeys': keys,
            **self.instead,
        })
