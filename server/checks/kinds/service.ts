/** `service`: a systemd unit is running, and starts again after a reboot. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { particle } from '../particles.ts';
import { commandLine } from '../quote.ts';
import { UnitName } from './words.ts';

export const service = defineKind({
  options: {
    name: UnitName,
    is: z.enum(['active', 'inactive']).default('active'),
    enabled: z.boolean().optional().describe('whether it starts at boot'),
  },
  describe: ({ name, is, enabled }) => {
    const ko = is === 'active' ? '실행 중입니다' : '멈춰 있습니다';
    const boot =
      enabled === undefined ? '' : enabled ? ', 부팅할 때 켜집니다' : ', 부팅할 때 켜지지 않습니다';
    const start =
      enabled === undefined ? '' : enabled ? ' and starts at boot' : ' and does not start at boot';
    return {
      ko: `${name}${particle(name, '이/가')} ${ko}${boot}`,
      en: `${name} is ${is === 'active' ? 'running' : 'stopped'}${start}`,
    };
  },
  look: ({ name }) => ({
    command: `systemctl status ${name}`,
    script: commandLine(['systemctl', 'show', '--property=LoadState,ActiveState,UnitFileState', '--', name]),
  }),
  judge: ({ is, enabled }, observation) => {
    const expected = enabled === undefined ? is : `${is}, ${enabled ? 'enabled' : 'disabled'}`;
    const found = Object.fromEntries(observation.output.split('\n').map((line) => line.split('=', 2)));
    const { LoadState: load, ActiveState: active, UnitFileState: boot } = found;
    if (!load || !active) return cannotTell(expected, observation);
    if (load === 'not-found')
      return { state: holdsIf(is === 'inactive' && !enabled), expected, seen: 'not-found' };
    const starts = boot === 'enabled' || boot === 'enabled-runtime' || boot === 'alias' || boot === 'static';
    const right = active === is && (enabled === undefined || starts === enabled);
    const masked = load === 'masked' ? ', masked' : '';
    const seen = enabled === undefined ? `${active}${masked}` : `${active}, ${boot || 'disabled'}`;
    return { state: holdsIf(right), expected, seen };
  },
});
