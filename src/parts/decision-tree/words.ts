export const words = {
  ko: {
    kind: '묻고 답하며 고르기',
    back: '한 걸음 뒤로',
    backTo: '“{ask}”부터 다시 답하기',
    whole: '질문과 결과 모두 보기',
    questions: '질문',
    results: '결과',
    toQuestion: '질문 {number}',
    result: '결과',
  },
  en: {
    kind: 'Decide step by step',
    back: 'One step back',
    backTo: 'Answer again from “{ask}”',
    whole: 'All questions and results',
    questions: 'Questions',
    results: 'Results',
    toQuestion: 'question {number}',
    result: 'Result',
  },
};
export type Words = (typeof words)['ko'];
