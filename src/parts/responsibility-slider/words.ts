import type { Model, Owner, RowId } from './model.ts';

type Named = { name: string; is: string };
export type Words = {
  kind: string;
  ask: { operation: string; security: string };
  slide: string;
  whole: string;
  layer: { operation: string; security: string };
  owners: Record<Owner, string>;
  models: Record<Model, Named & { examples: string }>;
  rows: Record<RowId, Named>;
  examples: string;
  over: string;
  back: string;
  still: string;
  nothing: string;
  caveat: { operation: string; security: string };
};

const ko: Words = {
  kind: '손잡이를 옮겨 보기',
  ask: {
    operation: '오른쪽으로 옮길수록 무엇이 남의 손으로 넘어갈까요?',
    security: '오른쪽으로 옮겨도 끝까지 내 책임으로 남는 것은 무엇일까요?',
  },
  slide: '소비 방식',
  whole: '네 방식을 한 표로 보기',
  layer: { operation: '층', security: '보안 책임' },
  owners: { you: '고객', both: '함께', provider: '제공자' },
  models: {
    'on-prem': {
      name: '온프레미스',
      is: '장비부터 응용까지 조직이 직접 맡습니다. 자체 프라이빗 클라우드도 책임은 여기와 같습니다.',
      examples: '사내 서버실, 직접 운영하는 OpenStack',
    },
    iaas: {
      name: 'IaaS',
      is: '서버·스토리지·네트워크를 빌립니다. 주로 인프라 관리자가 씁니다.',
      examples: 'EC2, Azure VM, Compute Engine',
    },
    paas: {
      name: 'PaaS',
      is: '런타임·미들웨어·데이터베이스까지 빌립니다. 주로 개발자가 씁니다.',
      examples: 'App Engine, Azure App Service, Cloud Foundry, 관리형 OpenShift',
    },
    saas: {
      name: 'SaaS',
      is: '완성된 소프트웨어를 빌립니다. 주로 최종 사용자가 씁니다.',
      examples: 'Google Workspace, Microsoft 365, Salesforce, Zoom',
    },
  },
  rows: {
    data: { name: '데이터와 접근 권한', is: '무엇을 넣고 누구에게 보일지' },
    application: { name: '응용 프로그램', is: '기능, 판올림, 오류' },
    runtime: { name: '런타임·미들웨어', is: '언어 실행 환경, WAS, 데이터베이스' },
    os: { name: '운영체제', is: '설치, 패치, 계정' },
    virtualisation: { name: '가상화', is: '하이퍼바이저, 가상 네트워크' },
    hardware: { name: '하드웨어', is: '서버, 스토리지, 스위치' },
    facility: { name: '시설', is: '건물, 전력, 냉각, 회선' },
    'data-protection': { name: '데이터 분류와 보호', is: '무엇이 중요한지, 암호화, 백업' },
    identities: { name: '신원과 권한', is: '계정, 다중 인증, 최소 권한' },
    configuration: { name: '쓰는 것의 설정', is: '공개 범위, 기록, 경보' },
    'application-holes': { name: '응용의 취약점', is: '코드와 라이브러리의 결함' },
    'network-rules': { name: '네트워크 규칙', is: '방화벽, 보안 그룹, 사설 연결' },
    'os-patches': { name: '운영체제 패치', is: '커널과 기본 패키지' },
    isolation: { name: '테넌트 격리', is: '하이퍼바이저, 저장소 폐기' },
    doors: { name: '물리 보안', is: '출입, 전원, 장비 반출' },
  },
  examples: '예',
  over: '제공자 쪽으로 옮겨 간 것: {rows}.',
  back: '고객 쪽으로 되돌아온 것: {rows}.',
  still: '고객에게 남은 것: {rows}.',
  nothing: '처음 자리입니다. 모든 층을 조직이 직접 돌봅니다.',
  caveat: {
    operation:
      '서비스마다 경계가 조금씩 다릅니다. 계약서와 제공자의 책임 분담 문서가 이 그림보다 먼저입니다.',
    security:
      '제공자의 인증서는 제공자 칸을 뒷받침할 뿐, 고객 칸의 의무를 대신하지 않습니다. 실제 경계는 서비스마다 다르므로 책임 분담 문서를 확인합니다.',
  },
};

const en: Words = {
  kind: 'Move the handle',
  ask: {
    operation: 'The further right, the more is handed over. What goes first?',
    security: 'What stays your duty, however far right you go?',
  },
  slide: 'Way of consuming',
  whole: 'All four in one table',
  layer: { operation: 'Layer', security: 'Security duty' },
  owners: { you: 'customer', both: 'both', provider: 'provider' },
  models: {
    'on-prem': {
      name: 'On premises',
      is: 'The organisation carries everything from hardware to application. A private cloud of your own is the same in this.',
      examples: 'a server room of your own, OpenStack run by yourself',
    },
    iaas: {
      name: 'IaaS',
      is: 'Servers, storage and network are rented. Mostly for administrators of infrastructure.',
      examples: 'EC2, Azure VM, Compute Engine',
    },
    paas: {
      name: 'PaaS',
      is: 'Runtime, middleware and database are rented too. Mostly for developers.',
      examples: 'App Engine, Azure App Service, Cloud Foundry, managed OpenShift',
    },
    saas: {
      name: 'SaaS',
      is: 'Finished software is rented. Mostly for end users.',
      examples: 'Google Workspace, Microsoft 365, Salesforce, Zoom',
    },
  },
  rows: {
    data: { name: 'Data and access to it', is: 'what goes in and who may see it' },
    application: { name: 'Application', is: 'features, releases, faults' },
    runtime: { name: 'Runtime and middleware', is: 'language runtime, application server, database' },
    os: { name: 'Operating system', is: 'installation, patches, accounts' },
    virtualisation: { name: 'Virtualisation', is: 'hypervisor, virtual networks' },
    hardware: { name: 'Hardware', is: 'servers, storage, switches' },
    facility: { name: 'Facility', is: 'building, power, cooling, lines' },
    'data-protection': { name: 'Classing and protecting data', is: 'what matters, encryption, backups' },
    identities: { name: 'Identities and rights', is: 'accounts, second factor, least privilege' },
    configuration: { name: 'Settings of what you use', is: 'what is public, logs, alarms' },
    'application-holes': { name: 'Holes in the application', is: 'faults in code and libraries' },
    'network-rules': { name: 'Network rules', is: 'firewalls, security groups, private links' },
    'os-patches': { name: 'Patches of the operating system', is: 'kernel and base packages' },
    isolation: { name: 'Isolation of tenants', is: 'hypervisor, disposal of storage' },
    doors: { name: 'Physical security', is: 'doors, power, equipment leaving' },
  },
  examples: 'For example',
  over: 'Gone over to the provider: {rows}.',
  back: 'Come back to the customer: {rows}.',
  still: 'Still with the customer: {rows}.',
  nothing: 'Where it begins: the organisation looks after every layer itself.',
  caveat: {
    operation:
      'The line lies a little differently in every service. The contract and the provider’s own page on responsibility come before this picture.',
    security:
      'A provider’s certificate stands behind the provider’s cells; it does not take over a duty of the customer’s. The real line differs by service: read its page on responsibility.',
  },
};

export const words = { ko, en };
