/** `hostname`: the name a machine keeps over a reboot, which is also the one it goes by now. */
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { HostOrAddress } from './words.ts';

export const hostname = defineKind({
  options: { is: HostOrAddress },
  values: ['static', 'running'],
  describe: ({ is }) => ({
    ko: `호스트 이름은 ${is}입니다`,
    en: `The host name is ${is}`,
  }),
  look: () => ({
    command: 'hostnamectl',
    script: 'echo "static $(cat /etc/hostname)"; echo "running $(uname -n)"',
  }),
  judge: ({ is }, observation) => {
    const fixed = /^static (\S+)$/m.exec(observation.output)?.[1];
    const running = /^running (\S+)$/m.exec(observation.output)?.[1];
    if (!running) return cannotTell(is, observation);
    const same = fixed === running;
    return {
      state: holdsIf(same && fixed === is),
      expected: is,
      seen: same ? running : `${running} (/etc/hostname: ${fixed ?? 'absent'})`,
      values: { static: fixed ?? 'absent', running },
    };
  },
});
