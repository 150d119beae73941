/** What a computer has to be to carry machines, as a list for whoever sits at it. The checks of stage 1 ask more of a host. */
import type { ReportedFacts, Text } from '#lab';

export type Told = { title: Text; state: 'holds' | 'fails' | 'unknown'; seen: string };

type Condition<F> = {
  title: Text;
  look: (facts: F) => string | number | boolean | null;
  holds: (facts: F) => boolean;
};

/** Two small machines and the system itself; hosts of controllers need twice as much. */
const MEMORY_GB = 16;
const FREE_GB = 100;

const COMMON: Array<Condition<ReportedFacts>> = [
  {
    title: { ko: `메모리가 ${MEMORY_GB}GB 이상입니다`, en: `It has ${MEMORY_GB} GB of memory or more` },
    look: ({ memoryGb }) => memoryGb,
    // A little of it is always taken by the graphics or the firmware.
    holds: ({ memoryGb }) => Number(memoryGb) >= MEMORY_GB - 1,
  },
  {
    title: {
      ko: `디스크에 ${FREE_GB}GB 이상 비어 있습니다`,
      en: `${FREE_GB} GB or more of its disk are free`,
    },
    look: ({ freeGb }) => freeGb,
    holds: ({ freeGb }) => Number(freeGb) >= FREE_GB,
  },
  {
    title: { ko: 'OpenTofu나 Terraform 1판이 있습니다', en: 'OpenTofu or Terraform of version 1 is there' },
    look: ({ terraform }) => terraform,
    holds: ({ terraform }) => /^(OpenTofu|Terraform) v1\./.test(terraform ?? ''),
  },
];

const WINDOWS: Array<Condition<Extract<ReportedFacts, { system: 'windows' }>>> = [
  {
    title: { ko: 'CPU 가상화가 켜져 있습니다', en: 'Virtualization of the processor is on' },
    look: ({ virtualization }) => virtualization,
    holds: ({ virtualization }) => virtualization === true,
  },
  {
    title: { ko: 'Windows의 하이퍼바이저가 떠 있지 않습니다', en: 'No hypervisor of Windows runs' },
    look: ({ hypervisor }) => hypervisor,
    holds: ({ hypervisor }) => hypervisor === false,
  },
  {
    title: { ko: 'VirtualBox 7이 있습니다', en: 'VirtualBox 7 is there' },
    look: ({ virtualbox }) => virtualbox,
    holds: ({ virtualbox }) => /^7\./.test(virtualbox ?? ''),
  },
  {
    title: { ko: '유선 랜카드가 연결되어 있습니다', en: 'A wired card is up' },
    look: ({ wired }) => wired,
    holds: ({ wired }) => wired === 'Up',
  },
  {
    title: { ko: '저절로 잠들지 않습니다', en: 'It does not fall asleep by itself' },
    look: ({ standby }) => standby,
    holds: ({ standby }) => standby === 0,
  },
];

const LINUX: Array<Condition<Extract<ReportedFacts, { system: 'linux' }>>> = [
  {
    title: {
      ko: 'CPU의 가상화를 쓸 수 있습니다(vmx·svm)',
      en: 'The processor offers virtualization (vmx, svm)',
    },
    look: ({ virtualization, kvm }) => (kvm === 'yes' ? true : virtualization),
    holds: ({ virtualization, kvm }) => virtualization === true || kvm === 'yes',
  },
  {
    title: { ko: '이 계정이 /dev/kvm을 쓸 수 있습니다', en: 'This account may use /dev/kvm' },
    look: ({ kvm }) => kvm,
    holds: ({ kvm }) => kvm === 'yes',
  },
  {
    title: { ko: 'VirtualBox 7이나 QEMU가 있습니다', en: 'VirtualBox 7 or QEMU is there' },
    look: ({ virtualbox, qemu }) => `VirtualBox ${virtualbox}, QEMU ${qemu}`,
    holds: ({ virtualbox, qemu }) => /^7\./.test(virtualbox ?? '') || /^\d/.test(qemu ?? ''),
  },
];

export function conditionsOf(facts: ReportedFacts): Told[] {
  const own = facts.system === 'windows' ? tell(WINDOWS, facts) : tell(LINUX, facts);
  return [...own, ...tell(COMMON, facts)];
}

function tell<F>(conditions: ReadonlyArray<Condition<F>>, facts: F): Told[] {
  return conditions.map(({ title, look, holds }) => {
    const seen = look(facts);
    return {
      title,
      state: seen === null ? 'unknown' : holds(facts) ? 'holds' : 'fails',
      seen: String(seen ?? ''),
    };
  });
}
