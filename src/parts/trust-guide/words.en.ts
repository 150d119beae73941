import type { Words } from './words.ts';

export const en: Words = {
  kind: 'Which proof is needed',
  ask: 'Describe the system; the guide says which grade and which validation it needs.',
  asOf: 'As of November 2026. The rules are changing: before you decide, look up today’s state in the sources above.',
  questions: {
    buyer: {
      ask: 'Who uses it?',
      choices: {
        'kr-public': 'a Korean public body',
        'us-federal': 'a US federal agency',
        finance: 'a financial company',
        private: 'another private company',
      },
    },
    place: {
      ask: 'Where does it run?',
      choices: {
        provider: 'on a cloud service bought from a provider',
        own: 'on machines the body runs itself',
      },
    },
    data: {
      ask: 'What does it hold?',
      choices: {
        open: 'published data only, no personal data',
        inner: 'unpublished work or personal data',
        grave: 'security, foreign affairs or internal administration',
      },
    },
    crypto: { ask: 'Does encryption protect the data?', choices: { yes: 'yes', no: 'no' } },
  },
  weights: { needed: 'needed', look: 'look at it', not: 'not needed' },
  verdicts: {
    'csap-low': {
      is: 'CSAP grade 하 (low) or above',
      do: 'Only published data, so a logically separated service may do. Read grade, region and scope off the certificate.',
    },
    'csap-middle': {
      is: 'CSAP grade 중 (middle) or above',
      do: 'With unpublished or personal data the low grade is not enough. Older IaaS and SaaS standard certificates count as middle.',
    },
    'csap-high': {
      is: 'CSAP grade 상 (high)',
      do: 'More is asked, such as blocked outside networks and one audit log. See in KISA’s list whether any service has it; if not, weigh a private cloud of your own.',
    },
    'csap-own': {
      is: 'CSAP does not apply',
      do: 'CSAP judges services that are sold. A cloud you run yourself follows the body’s own security rules and the review of the National Intelligence Service.',
    },
    'csap-finance': {
      is: 'Finance has rules of its own',
      do: 'A cloud outside is not forbidden but restricted. Read the conditions in the electronic finance supervision rules and the road map of 2024 on network separation.',
    },
    'csap-no': {
      is: 'CSAP is not required',
      do: 'It will be once you sell a service to Korean public bodies.',
    },
    'fips-needed': {
      is: 'A module validated to FIPS 140-3',
      do: 'Look up the certificate number and its status at the CMVP, not the name of the product. A 140-2 certificate is no ground for new procurement.',
    },
    'fips-not-enough': {
      is: 'FIPS alone is not enough',
      do: 'In the Korean public sector KCMVP is what is required. A FIPS validation does not take its place.',
    },
    'fips-helps': {
      is: 'No duty, but a good yardstick',
      do: 'A contract may ask for it. Then ask whether it is 140-2 or 140-3, and whether the validated version is the one that runs.',
    },
    'fips-no': {
      is: 'FIPS 140 has nothing to say',
      do: 'Judge again once encryption protects data you care for.',
    },
    'kcmvp-needed': {
      is: 'A module validated by KCMVP',
      do: 'Find module, version and validity in the list of the National Intelligence Service. For products, Common Criteria or a security function certificate may be asked as well.',
    },
    'kcmvp-no-crypto': {
      is: 'Nothing to see for now',
      do: 'Once encryption protects data, a validated module is needed.',
    },
    'kcmvp-no': { is: 'KCMVP is not required', do: 'It will be once you deliver to Korean public bodies.' },
  },
  proofs: {
    csap: {
      name: 'CSAP',
      is: 'Security certificate for cloud services sold to the Korean public sector. Given to a service, with a grade.',
      facts: [
        {
          when: '2023-01-31',
          is: 'Grades begin: 상 high, 중 middle, 하 low. “Standard” and “simple” are names of SaaS types, not grades.',
          source: 'kisa-csap',
        },
        {
          when: '2024-02',
          is: 'Criteria for high and middle appear. High adds blocked outside networks, one audit log, automated accounts and rights, automated patching.',
          source: 'csap-grades-2024',
        },
        {
          when: '2024-12 – 2025-03',
          is: 'Foreign providers with the low grade: Microsoft (2024-12), Google (2025-02), AWS Seoul Region (2025-03-28).',
          source: 'csap-aws-2025',
        },
        {
          when: '2025',
          is: 'We found no service with the high grade in any reliable text. Who holds what today is in KISA’s list.',
          source: 'kisa-csap',
        },
        {
          when: '2025-09',
          is: 'N2SF guideline 1.0: a framework for government networks with the classes C, S and O runs beside it.',
          source: 'n2sf-2025',
        },
        {
          when: '2026',
          is: 'A reform is announced: CSAP voluntary, checks for the public sector with the National Intelligence Service. No effective date is confirmed.',
          source: 'csap-reform-2026',
        },
      ],
    },
    fips: {
      name: 'FIPS 140',
      is: 'Validation of a cryptographic module. Given to one version of a module, not to a product or company.',
      facts: [
        {
          when: '2026-09-21/22',
          is: 'All FIPS 140-2 certificates moved to the Historical list. They are no ground for new US federal procurement.',
          source: 'fips-140-3-transition',
        },
        {
          when: '2026-08',
          is: 'The documentation of RKE2 still described switching on a 140-2 module (BoringCrypto, certificate 4407).',
          source: 'rke2-fips',
        },
        {
          when: 'always',
          is: 'OpenShift’s FIPS mode is chosen at installation. With the mode on, whether the module of that RHEL minor release is validated is still a question of its own.',
          source: 'cmvp-modules',
        },
      ],
    },
    kcmvp: {
      name: 'KCMVP',
      is: 'Korea’s validation of cryptographic modules, run by the National Intelligence Service; required of public bodies.',
      facts: [
        {
          when: 'always',
          is: 'Holders are modules in a version, for a limited time, and they change. They are not written here; the list has them.',
          source: 'nis-kcmvp',
        },
        {
          when: 'always',
          is: 'A FIPS validation does not replace KCMVP. Nor is there a certificate of KISA’s for open source.',
          source: 'nis-kcmvp',
        },
        {
          when: 'always',
          is: 'Validating a module is not certifying a product: Common Criteria or a security function certificate may be asked for the product as well.',
          source: 'nis-kcmvp',
        },
      ],
    },
  },
  holders: 'Who holds it, and as of when',
  told: 'Verdicts that changed: {changes}.',
  grades: {
    caption: 'The grade of CSAP follows what the system holds',
    heads: ['Grade', 'May hold', 'Separation'],
    rows: [
      ['하 (low)', 'published data, no personal data', 'logical separation allowed'],
      ['중 (middle)', 'unpublished work, personal data', 'see the criteria'],
      ['상 (high)', 'security, foreign affairs, internal administration', 'outside networks blocked'],
    ],
  },
};
