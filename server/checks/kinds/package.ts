/** `package`: a Debian package is installed, or is not. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { particle } from '../particles.ts';
import { commandLine } from '../quote.ts';
import { PackageName } from './words.ts';

export const packageKind = defineKind({
  options: { name: PackageName, is: z.enum(['installed', 'absent']).default('installed') },
  describe: ({ name, is }) => ({
    ko: `${name} 패키지${particle('패키지', '이/가')} ${is === 'installed' ? '설치되어 있습니다' : '설치되어 있지 않습니다'}`,
    en: `The package ${name} is ${is === 'installed' ? 'installed' : 'not installed'}`,
  }),
  look: ({ name }) => ({
    command: `dpkg -l ${name}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format
    script: commandLine(['dpkg-query', '-W', '-f', '${db:Status-Status} ${Version}\n', '--', name]),
  }),
  judge: ({ is }, observation) => {
    const [status, version] = observation.output.trim().split(' ');
    const missing = /no packages found matching/.test(observation.output);
    if (!missing && (observation.exitCode !== 0 || !status)) return cannotTell(is, observation);
    const installed = !missing && status === 'installed';
    const seen = installed ? `installed ${version ?? ''}`.trim() : missing ? 'not-installed' : status!;
    return { state: holdsIf(installed === (is === 'installed')), expected: is, seen };
  },
});
