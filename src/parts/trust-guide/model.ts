/** From what a system is to which proof it needs. The rules are those of the ledger of facts; dates and holders stand in the words. */
export const QUESTIONS = {
  buyer: ['kr-public', 'us-federal', 'finance', 'private'],
  place: ['provider', 'own'],
  data: ['open', 'inner', 'grave'],
  crypto: ['yes', 'no'],
} as const;
export type Question = keyof typeof QUESTIONS;
export type Answers = { [Q in Question]: (typeof QUESTIONS)[Q][number] };

export const PROOFS = ['csap', 'fips', 'kcmvp'] as const;
export type Proof = (typeof PROOFS)[number];

export const VERDICTS = [
  'csap-low',
  'csap-middle',
  'csap-high',
  'csap-own',
  'csap-finance',
  'csap-no',
  'fips-needed',
  'fips-not-enough',
  'fips-helps',
  'fips-no',
  'kcmvp-needed',
  'kcmvp-no-crypto',
  'kcmvp-no',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a reader sees first, by what the lesson is about. */
export const STARTS: Record<Proof, Answers> = {
  csap: { buyer: 'kr-public', place: 'provider', data: 'open', crypto: 'yes' },
  fips: { buyer: 'us-federal', place: 'own', data: 'inner', crypto: 'yes' },
  kcmvp: { buyer: 'kr-public', place: 'own', data: 'inner', crypto: 'yes' },
};

const GRADES = { open: 'csap-low', inner: 'csap-middle', grave: 'csap-high' } as const;

/** The grade of CSAP is asked only of a service that a Korean public body buys. */
export const asksForData = ({ buyer, place }: Answers): boolean =>
  buyer === 'kr-public' && place === 'provider';

export function judge(answers: Answers): Record<Proof, Verdict> {
  return { csap: csap(answers), fips: fips(answers), kcmvp: kcmvp(answers) };
}

function csap(answers: Answers): Verdict {
  if (answers.buyer === 'finance') return 'csap-finance';
  if (answers.buyer !== 'kr-public') return 'csap-no';
  return answers.place === 'provider' ? GRADES[answers.data] : 'csap-own';
}

function fips({ buyer, crypto }: Answers): Verdict {
  if (crypto === 'no') return 'fips-no';
  if (buyer === 'us-federal') return 'fips-needed';
  return buyer === 'kr-public' ? 'fips-not-enough' : 'fips-helps';
}

function kcmvp({ buyer, crypto }: Answers): Verdict {
  if (buyer !== 'kr-public') return 'kcmvp-no';
  return crypto === 'yes' ? 'kcmvp-needed' : 'kcmvp-no-crypto';
}

/** How a verdict looks: what is required, what is to be looked at, what does not matter. */
export const weightOf = (verdict: Verdict): 'needed' | 'look' | 'not' => {
  if (/-(low|middle|high|needed)$/.test(verdict)) return 'needed';
  return /-(own|finance|not-enough|helps)$/.test(verdict) ? 'look' : 'not';
};

export function readAnswers(value: unknown): Answers | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const fits = Object.entries(QUESTIONS).every(([question, choices]) =>
    (choices as readonly unknown[]).includes(given[question]),
  );
  return fits ? (given as Answers) : null;
}
