/** The sentences of the engine itself: why something could not be checked, and how many machines a verdict is about. */
import type { Text } from '#lab';
import type { Answer } from '../machines/index.ts';

export type Failure = Exclude<Answer, { state: 'answered' }>;

const NOT_YOU: Text = {
  ko: '여러분이 틀린 것이 아닙니다.',
  en: 'This is not a mistake of yours.',
};
const calm = (ko: string, en: string): Text => ({ ko: `${ko} ${NOT_YOU.ko}`, en: `${en} ${NOT_YOU.en}` });

export const REASONS = {
  done: { ko: '{machine}: 조건이 모두 맞습니다.', en: '{machine}: every condition holds.' },
  allDone: { ko: '{total}대 모두 조건이 맞습니다.', en: 'Every condition holds on all {total} machines.' },
  earlier: {
    ko: '먼저 ‘{title}’ 단계를 마쳐 주세요.',
    en: 'First finish “{title}”.',
  },
  unreachable: calm(
    '{machine}에 연결하지 못해 확인하지 못했습니다.',
    'Could not check: {machine} cannot be reached.',
  ),
  refused: calm(
    '{machine}에 검사 계정으로 들어가지 못해 확인하지 못했습니다. 호스트 키나 검사용 키를 강사에게 확인해 달라고 하세요.',
    'Could not check: {machine} and the check account do not accept each other. Ask the instructor to look at the host key and the check key.',
  ),
  'timed-out': calm(
    '{machine}의 대답이 너무 늦어 확인하지 못했습니다. 잠시 뒤 다시 확인해 주세요.',
    'Could not check: {machine} took too long to answer. Try again in a moment.',
  ),
  broken: calm(
    '{machine}의 대답이 끊기거나 너무 길어 확인하지 못했습니다.',
    'Could not check: the answer of {machine} broke off or was too long.',
  ),
  'too-late': calm(
    '{machine}에서 명령이 제시간에 끝나지 않아 확인하지 못했습니다. 잠시 뒤 다시 확인해 주세요.',
    'Could not check: a command on {machine} did not finish in time. Try again in a moment.',
  ),
  'too-much': calm(
    '{machine}의 출력이 너무 길어 확인하지 못했습니다.',
    'Could not check: {machine} printed too much.',
  ),
  'not-reached': calm(
    '{machine}의 다른 확인이 오래 걸려 여기까지 보지 못했습니다. 잠시 뒤 다시 확인해 주세요.',
    'Could not check: other looks at {machine} took too long. Try again in a moment.',
  ),
  senseless: calm(
    '{machine}의 대답을 이해하지 못해 확인하지 못했습니다: {seen}',
    'Could not check: the answer of {machine} makes no sense: {seen}',
  ),
  some: {
    'not-yet': {
      ko: '{total}대 가운데 {count}대가 아직입니다({names}). {first}',
      en: '{count} of {total} machines are not there yet ({names}). {first}',
    },
    again: {
      ko: '{total}대 가운데 {count}대를 다시 봐야 합니다({names}). {first}',
      en: '{count} of {total} machines need another look ({names}). {first}',
    },
    earlier: {
      ko: '{total}대 가운데 {count}대는 앞 단계가 먼저입니다({names}). {first}',
      en: 'On {count} of {total} machines an earlier step comes first ({names}). {first}',
    },
    unknown: {
      ko: '{total}대 가운데 {count}대를 확인하지 못했습니다({names}). {first}',
      en: '{count} of {total} machines could not be checked ({names}). {first}',
    },
  },
  alsoUnknown: {
    ko: '그 밖에 {count}대는 확인하지 못했습니다({names}).',
    en: 'Another {count} could not be checked ({names}).',
  },
} as const satisfies Record<string, Text | Record<string, Text>>;
