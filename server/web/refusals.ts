/** Why a request was refused, with a status, a name and a sentence in both languages. */
import { FILE_REFUSALS } from './file-refusals.ts';

export const REFUSALS = {
  'bad-request': {
    status: 400,
    ko: '요청을 이해하지 못했습니다.',
    en: 'The request could not be understood.',
  },
  'not-signed-in': {
    status: 401,
    ko: '이 브라우저는 아직 들어오지 않았습니다. ./madang up이 터미널에 출력한 주소를 그대로 여십시오.',
    en: 'This browser has not signed in yet. Open the address that ./madang up printed in its terminal.',
  },
  'spent-address': {
    status: 401,
    ko: '이 주소는 이미 쓰였거나 지난 주소입니다. ./madang up을 한 번 더 실행하면 새 주소를 알려 드립니다.',
    en: 'This address has been used already or is an old one. Run ./madang up again: it prints a new one.',
  },
  'spent-ticket': {
    status: 401,
    ko: '이 표는 이미 쓰였거나 15분이 지났습니다. 페이지에서 새 줄을 받아 주십시오.',
    en: 'This ticket has been used or is older than fifteen minutes. Get a new line from the page.',
  },
  'not-facts': {
    status: 422,
    ko: '이 보고는 우리가 아는 모양이 아닙니다. 페이지의 줄을 고치지 말고 그대로 실행하십시오.',
    en: 'This report is not of a shape we know. Run the line of the page as it is.',
  },
  'foreign-origin': {
    status: 403,
    ko: '다른 사이트에서 온 요청은 받지 않습니다.',
    en: 'Requests from another site are not accepted.',
  },
  'not-found': {
    status: 404,
    ko: '그런 주소가 없습니다.',
    en: 'There is nothing at this address.',
  },
  'wrong-method': {
    status: 405,
    ko: '이 주소는 그 방식으로 쓸 수 없습니다.',
    en: 'This address cannot be used in that way.',
  },
  'too-large': {
    status: 413,
    ko: '요청이 너무 큽니다.',
    en: 'The request is too large.',
  },
  'not-json': {
    status: 415,
    ko: 'JSON 요청만 받습니다.',
    en: 'Only JSON requests are accepted.',
  },
  'not-bytes': {
    status: 415,
    ko: '파일은 application/octet-stream으로만 받습니다.',
    en: 'Files are accepted as application/octet-stream only.',
  },
  'no-length': {
    status: 411,
    ko: '파일의 크기를 먼저 알려야 합니다.',
    en: 'The size of the file has to be announced.',
  },
  'wrong-host': {
    status: 421,
    ko: '이 서버의 주소가 아닙니다. 출력된 주소를 그대로 여십시오.',
    en: 'This is not the address of this server. Open the address as it was printed.',
  },
  broken: {
    status: 500,
    ko: '서버에 문제가 생겼습니다. 터미널의 기록을 확인하십시오.',
    en: 'Something broke in the server. Its terminal says more.',
  },
  ...FILE_REFUSALS,
} as const;

export type RefusalName = keyof typeof REFUSALS;

/** Thrown inside a request to answer it with a refusal. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: RefusalName;
  constructor(code: RefusalName) {
    super(code);
    this.code = code;
  }
}

export function refusalBody(code: RefusalName): string {
  const { ko, en } = REFUSALS[code];
  return JSON.stringify({ error: { code, message: { ko, en } } });
}
