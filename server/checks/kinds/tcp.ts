/** `tcp`: a connection to a port can be made, from where a user of it would stand. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { commandLine } from '../quote.ts';
import { HostOrAddress, Port } from './words.ts';

/** Shorter than the bound of the probe, so that silence is an answer of its own. */
const CONNECT_SECONDS = 2;
const CONNECT = 'exec 3<>"/dev/tcp/$1/$2"';

const SYMPTOMS: Array<[RegExp, string]> = [
  [/Connection refused/, 'refused'],
  [/No route to host|Network is unreachable/, 'no route'],
  [/Name or service not known|Temporary failure in name resolution|No address associated/, 'unknown name'],
];

export const tcp = defineKind({
  options: {
    to: HostOrAddress.optional().describe('host name or address; the checked machine when left out'),
    port: Port,
    is: z.enum(['open', 'closed']).default('open'),
  },
  describe: ({ to, port, is }, { machine }) => {
    const host = to ?? machine.hostname;
    return {
      ko: `${host}의 ${port}번 포트에 ${is === 'open' ? '연결됩니다' : '연결되지 않습니다'}`,
      en: is === 'open' ? `${host} answers on port ${port}` : `${host} does not answer on port ${port}`,
    };
  },
  look: ({ to, port }, { machine }) => {
    const words = [to ?? machine.ip, String(port)];
    return {
      command: `timeout ${CONNECT_SECONDS} bash -c '</dev/tcp/${words.join('/')}' && echo open`,
      script: `timeout ${CONNECT_SECONDS} ${commandLine(['bash', '-c', CONNECT, 'tcp', ...words])}; echo "exit $?"`,
    };
  },
  judge: ({ is }, observation) => {
    const code = /exit (\d+)\s*$/.exec(observation.output)?.[1];
    const symptom = SYMPTOMS.find(([pattern]) => pattern.test(observation.output))?.[1];
    const seen = code === '0' ? 'open' : code === '124' ? 'no answer' : symptom;
    if (!seen) return cannotTell(is, observation);
    return { state: holdsIf((seen === 'open') === (is === 'open')), expected: is, seen };
  },
});
