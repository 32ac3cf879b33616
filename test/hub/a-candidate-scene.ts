/** A hub with the candidate's page on, a centre with people, and browsers in which candidates sign in. */
import { createHash } from 'node:crypto';
import { contentDigestOf } from '../../shared/domain/content-digest';
import {
  newId,
  type OrganisationId,
  type ParticipantId,
  type QualificationId,
} from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { uploadChunkType } from '../../shared/protocol/body-api';
import { type CandidateContract, candidateContract } from '../../shared/protocol/candidate-contract';
import { composeCandidateSecret } from '../../shared/protocol/candidate-link';
import { candidateHeader, composeCandidateUploadPath } from '../../shared/protocol/candidate-paths';
import { candidateAccessRecord } from '../../shared/records/candidate-access';
import { type Organisation, organisationRecord } from '../../shared/records/organisation';
import { type Participant, participantRecord } from '../../shared/records/participant';
import { participationRecord } from '../../shared/records/participation';
import { qualificationRecord } from '../../shared/records/qualification';
import { qualificationVersionRecord } from '../../shared/records/qualification-version';
import type { HubRecord } from '../../src-hub/accept/compose-hub-change';
import { writeHubChanges } from '../../src-hub/accept/write-hub-changes';
import type { ObjectStore } from '../../src-hub/bodies/object-store';
import type { TestBody } from './a-body-scene';
import { aHub, anOrganisation, type HubLab, type TestHub, type TestHubOptions } from './hub-lab';

type Input<K extends keyof CandidateContract> = CandidateContract[K]['input']['_zod']['input'];

export type Answer = {
  readonly status: number;
  /** Code of the problem; null where it was answered. */
  readonly code: string | null;
  readonly body: unknown;
  readonly headers: Headers;
};

/** A browser with cookies of its own, at our page. */
export type CandidateBrowser = {
  readonly cookies: Map<string, string>;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly call: <K extends keyof CandidateContract>(
    name: K,
    input: Input<K>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly came: (uploadId: string) => Promise<number | null>;
  readonly send: (uploadId: string, body: TestBody, from: number, to: number) => Promise<Response>;
};

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  const problem = (body as { problem?: { code: string } } | null)?.problem;
  return { status: response.status, code: problem?.code ?? null, body, headers: response.headers };
}

export function aCandidateBrowser(url: string): CandidateBrowser {
  const cookies = new Map<string, string>();
  const ask: CandidateBrowser['fetch'] = async (path, init = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...{ origin: url, 'sec-fetch-site': 'same-origin', [candidateHeader]: '1' },
      ...(cookie === '' ? {} : { cookie }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/Max-Age=0/.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    fetch: ask,
    call: async (name, input, headers = {}) => {
      const { method, path } = candidateContract[name];
      const query = new URLSearchParams(input as Record<string, string>);
      return answerOf(
        method === 'GET'
          ? await ask(`${path}?${query}`, { headers })
          : await ask(path, {
              method,
              headers: { 'content-type': 'application/json', ...headers },
              body: JSON.stringify(input),
            }),
      );
    },
    came: async (uploadId) => {
      const headers = { 'tus-resumable': '1.0.0' };
      const answer = await ask(composeCandidateUploadPath(uploadId), { method: 'HEAD', headers });
      return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : null;
    },
    send: (uploadId, { bytes }, from, to) =>
      ask(composeCandidateUploadPath(uploadId), {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'content-type': uploadChunkType,
          'upload-offset': String(from),
        },
        body: new Uint8Array(bytes.subarray(from, to)),
      }),
  };
}

export type CandidateScene = {
  readonly hub: TestHub;
  readonly centre: Centre;
  /** Another centre at the same hub, its page on as well. */
  readonly another: () => Promise<Centre>;
  readonly browser: () => CandidateBrowser;
};

export type Centre = {
  readonly store: TestHub['store'];
  readonly organisationId: OrganisationId;
  readonly qualificationId: QualificationId;
  readonly put: (...records: readonly HubRecord[]) => Promise<void>;
  readonly set: (over: Partial<Organisation>) => Promise<void>;
  /** A candidate, linked to the qualification. */
  readonly person: (over?: Partial<Participant>) => Promise<Participant>;
  /** Makes a personal link. @returns its secret */
  readonly link: (
    participantId: ParticipantId,
    over?: { readonly endsAt?: string; readonly endedAt?: string | null },
  ) => Promise<string>;
  /** Ends a link, or changes when it ends. */
  readonly relink: (
    secret: string,
    participantId: ParticipantId,
    over: { readonly endsAt?: string; readonly endedAt?: string | null },
  ) => Promise<void>;
};

export const tree = {
  coreTasks: [
    {
      ...{ coreTaskId: newId<'CoreTask'>(), code: 'B1-K1', name: 'Lassen', part: null, sourceKey: null },
      ...{ description: '', responsibility: '', knowledgeAndSkills: [] },
      workProcesses: [
        {
          ...{
            workProcessId: newId<'WorkProcess'>(),
            code: 'B1-K1-W1',
            name: 'Bereidt voor',
            sourceKey: null,
          },
          ...{ description: '', desiredResult: '', knowledgeAndSkills: [], competenceIds: [] },
          ...{ indicatorIntro: '', indicators: [] },
        },
      ],
    },
  ],
};
export const workProcessId = tree.coreTasks[0]!.workProcesses[0]!.workProcessId;

const aboutTree = {
  ...{ coreTasks: 1, workProcesses: 1, indicators: 0, criticalIndicators: 0, competenceLinks: 0 },
  ...{ knowledgeAndSkills: 0, bareCoreTasks: [], competenceUse: {} },
};

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

async function aCentre({ store }: TestHub): Promise<Centre> {
  const organisationId = await anOrganisation(store);
  const qualificationId = newId<'Qualification'>();
  let organisation: Organisation = {
    ...{ organisationId, name: 'Vakcentrum', place: 'Zwolle', objectionText: {}, isSample: false },
    candidatePage: { isOn: true, results: 'signed', resultsAfterDays: 0, linkDays: 30 },
  };
  const put: Centre['put'] = async (...records) => {
    await store.database
      .transaction()
      .execute((transaction) => writeHubChanges(store, transaction, organisationId, records, new Date()));
  };
  const set: Centre['set'] = (over) => {
    organisation = { ...organisation, ...over };
    return put({ record: organisationRecord, subjectId: organisationId, body: organisation });
  };
  await set({});
  const versionDigest = contentDigestOf(tree);
  await put(
    { record: qualificationVersionRecord, subjectId: versionDigest, body: tree },
    {
      record: qualificationRecord,
      subjectId: qualificationId,
      body: {
        ...{ qualificationId, language: 'nl', name: 'Lasser', code: '25000', cohort: null, level: null },
        ...{ status: 'active', isStandard: false, source: null, versionDigest, about: aboutTree },
        portfolioInstruction: { title: 'Toon wat u kunt', explanation: '', instruction: 'Drie foto’s' },
      },
    },
  );
  const relink: Centre['relink'] = (secret, participantId, { endsAt = inHours(24), endedAt = null }) =>
    put({
      record: candidateAccessRecord,
      subjectId: digestOf(secret),
      body: { participantId, endsAt, endedAt, madeAt: inHours(0), madeBy: newId<'Staff'>() },
    });
  return {
    store,
    organisationId,
    qualificationId,
    put,
    set,
    person: async (over = {}) => {
      const body: Participant = {
        ...{ participantId: newId<'Participant'>(), number: '4711', givenName: 'Noor', namePrefix: '' },
        ...{ familyName: 'Jansen', birthDate: null, group: '' },
        ...over,
      };
      const { participantId } = body;
      const participationId = newId<'Participation'>();
      await put(
        { record: participantRecord, subjectId: participantId, body },
        {
          record: participationRecord,
          subjectId: participationId,
          body: {
            ...{ participationId, participantId, qualificationId, reason: 'chosen' },
            ...{ linkedAt: new Date().toISOString(), endedAt: null },
          },
        },
      );
      return body;
    },
    link: async (participantId, over = {}) => {
      const secret = composeCandidateSecret(realWorld);
      await relink(secret, participantId, over);
      return secret;
    },
    relink,
  };
}

export async function aCandidateScene(
  lab: HubLab,
  { objects, ...options }: TestHubOptions & { readonly objects?: ObjectStore } = {},
): Promise<CandidateScene> {
  const hub = await aHub(await lab.freshDatabase(), {
    candidates: { origin: null, folder: null },
    ...(objects && { bodies: { objects, maxBytes: 50_000_000 } }),
    ...options,
  });
  const centre = await aCentre(hub);
  return { hub, centre, another: () => aCentre(hub), browser: () => aCandidateBrowser(hub.url) };
}

/** A browser in which this person is signed in by a link of their own. */
export async function signedIn(
  { browser }: CandidateScene,
  centre: Centre,
  participantId: ParticipantId,
): Promise<CandidateBrowser & { readonly secret: string }> {
  const secret = await centre.link(participantId);
  const theirs = browser();
  const answer = await theirs.call('signIn', { secret });
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
  return { ...theirs, secret };
}
