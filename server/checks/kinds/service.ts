/** `service`: a systemd unit is running, and starts again after a reboot. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { particle } from '../particles.ts';
import { commandLine } from '../quote.ts';
import { UnitName } from './words.ts';

const SHOW = ['systemctl', 'show', '--property=Names,LoadState,ActiveState,UnitFileState', '--'];
const SUFFIX = /\.(service|socket|target|timer|path|mount|automount|swap|slice|scope|device)$/;

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
    script: commandLine([...SHOW, name]),
    together: { with: commandLine(SHOW), word: name },
  }),
  judge: ({ name, is, enabled }, observation) => {
    const expected = enabled === undefined ? is : `${is}, ${enabled ? 'enabled' : 'disabled'}`;
    const { LoadState: load, ActiveState: active, UnitFileState: boot } = unitOf(observation.output, name);
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

/** What systemd says of one unit; an answer about several has an empty line between them. */
function unitOf(output: string, name: string): Record<string, string | undefined> {
  const unit = SUFFIX.test(name) ? name : `${name}.service`;
  const units = output
    .split('\n\n')
    .map((block) =>
      Object.fromEntries(block.split('\n').map((line) => line.split('=', 2) as [string, string])),
    );
  return units.find(({ Names: names }) => names?.split(' ').includes(unit)) ?? {};
}
