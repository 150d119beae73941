/** Why a file was not moved, told to a person: what happened and what to do. Statuses as in refusals.ts. */
import type { TroubleName } from '../files/index.ts';

type Refusal = { status: number; ko: string; en: string };

export const FILE_REFUSALS = {
  'machine-away': {
    status: 503,
    ko: '머신에 연결하지 못했습니다. 켜져 있는지 확인하고 다시 시도하세요.',
    en: 'The machine could not be reached. See whether it is up, then try again.',
  },
  'machine-refuses': {
    status: 502,
    ko: '머신의 호스트 키가 등록된 것과 다르거나 머신이 우리 키를 받지 않습니다. ./madang lab scan으로 확인하세요.',
    en: 'The machine shows another host key than the pinned one, or does not accept our key. ./madang lab scan tells which.',
  },
  'no-sftp': {
    status: 502,
    ko: '이 머신에는 SFTP가 켜져 있지 않습니다. openssh-sftp-server 패키지와 /etc/ssh/sshd_config의 ‘Subsystem sftp’ 줄을 확인하세요.',
    en: 'This machine has no SFTP. Look for the package openssh-sftp-server and the line “Subsystem sftp” in /etc/ssh/sshd_config.',
  },
  'chatty-login': {
    status: 502,
    ko: '로그인할 때 글자를 출력하는 줄이 있어 파일을 옮길 수 없습니다. ~/.bashrc의 echo 같은 줄을 대화형 셸에서만 실행되게 하세요.',
    en: 'Something prints text at login, so no file can be moved. Let lines such as echo in ~/.bashrc run in interactive shells only.',
  },
  'machine-nonsense': {
    status: 502,
    ko: '머신의 SFTP 서버가 규약에 없는 답을 보내 연결을 끊었습니다. sshd 설정의 ‘Subsystem sftp’ 줄을 확인하세요.',
    en: 'The SFTP server of the machine answered something the protocol does not have, so we hung up. Look at the line “Subsystem sftp” of its sshd.',
  },
  'machine-silent': {
    status: 504,
    ko: '머신이 한동안 답하지 않아 그만두었습니다. 터미널에서 머신을 살펴보고 다시 시도하세요.',
    en: 'The machine gave no answer for a while, so we stopped. Look at it in a terminal, then try again.',
  },
  'cut-off': {
    status: 502,
    ko: '옮기는 중에 머신과의 연결이 끊겼습니다. 원래 있던 파일은 그대로입니다. 다시 시도하세요.',
    en: 'The connection to the machine broke on the way. What was there before is untouched. Try again.',
  },
  'bad-name': {
    status: 400,
    ko: '쓸 수 없는 파일 이름입니다. /와 \\, 보이지 않는 문자를 빼고 255바이트 안으로 지으세요.',
    en: 'This name cannot be used. Leave out / and \\ and characters that are not seen, and keep it within 255 bytes.',
  },
  'no-such-file': {
    status: 404,
    ko: '홈 디렉터리에 그런 파일이 없습니다. 목록을 새로 고쳐 보세요.',
    en: 'There is no such file in the home directory. Refresh the list.',
  },
  'is-folder': {
    status: 409,
    ko: '같은 이름의 폴더가 있습니다. 올릴 때는 다른 이름으로, 내려받을 때는 tar czf 이름.tgz 이름 으로 묶어서 옮기세요.',
    en: 'That name is a folder. Upload under another name; to download a folder, pack it first: tar czf name.tgz name',
  },
  'not-a-file': {
    status: 409,
    ko: '장치나 파이프처럼 일반 파일이 아닌 것은 옮기지 않습니다. ls -l로 무엇인지 확인하세요.',
    en: 'Only plain files are moved, no devices or pipes. ls -l shows what it is.',
  },
  'file-exists': {
    status: 409,
    ko: '같은 이름의 파일이 이미 있습니다. 바꾸려면 다시 올리면서 ‘바꾸기’를 고르세요.',
    en: 'A file of that name is there already. Upload again and choose to replace it.',
  },
  'file-too-large': {
    status: 413,
    ko: '10MB보다 큰 파일입니다. gzip으로 줄이거나 split으로 나누세요. 그보다 큰 파일에는 scp를 쓰세요.',
    en: 'The file is larger than 10 MB. Pack it with gzip or cut it with split; for more than that use scp.',
  },
  'file-changed': {
    status: 409,
    ko: '읽는 동안 파일이 줄어들어 그만두었습니다. 그 파일에 쓰는 일이 끝난 뒤 다시 내려받으세요.',
    en: 'The file became shorter while it was read. Download it again when nothing writes to it any more.',
  },
  'no-permission': {
    status: 403,
    ko: '파일 권한 때문에 거부되었습니다. 터미널에서 ls -l로 소유자와 권한을 확인하세요.',
    en: 'The machine does not permit it. ls -l in a terminal shows owner and permissions.',
  },
  'disk-full': {
    status: 507,
    ko: '머신의 디스크가 가득 찼습니다. 터미널에서 df -h로 보고 자리를 비우세요. 반쯤 올라간 파일은 남지 않았습니다.',
    en: 'The disk of the machine is full. Look with df -h in a terminal and make room. No half file was left.',
  },
  'machine-failed': {
    status: 502,
    ko: '머신이 해내지 못했습니다. 터미널에서 df -h와 ls -la로 자리와 권한을 확인하세요.',
    en: 'The machine could not do it. Look with df -h and ls -la in a terminal at room and permissions.',
  },
  'body-cut-off': {
    status: 400,
    ko: '파일의 크기가 처음에 알린 것과 다릅니다. 파일이 바뀌는 중이 아닌지 보고 다시 올리세요.',
    en: 'The file has another size than was announced. See whether something is still writing to it, then upload again.',
  },
  'too-slow': {
    status: 408,
    ko: '너무 오래 걸려 그만두었습니다. 네트워크를 확인하고 다시 시도하세요.',
    en: 'It took too long, so we stopped. Look at the network, then try again.',
  },
  'hourly-limit': {
    status: 429,
    ko: '한 시간에 옮길 수 있는 200MB를 모두 썼습니다. 나중에 다시 하거나 scp를 쓰세요.',
    en: 'The 200 MB of this hour are used up. Go on later, or use scp.',
  },
  'too-many-transfers': {
    status: 429,
    ko: '한꺼번에 옮기는 파일이 너무 많습니다. 앞의 것이 끝나면 다시 시도하세요.',
    en: 'Too many files are being moved at once. Try again when the others are done.',
  },
  cancelled: {
    status: 409,
    ko: '그만두었습니다. 남은 것은 없습니다.',
    en: 'Stopped. Nothing was left behind.',
  },
} as const satisfies Record<TroubleName, Refusal>;
