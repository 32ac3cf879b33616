/** Main's side of the catalogue without a hub: a request waits until it is told what the answer is. */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type { HostClients } from '../../shared/contract/host';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue, type LiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import { anId } from '../builders/an-exam';

type Requests = { readonly requests: CatalogueRequest[] };
type Calls = Pick<
  HostClients['catalogue'],
  'ask' | 'dossier' | 'noteFound' | 'forget' | 'files' | 'addPiece' | 'addFile' | 'removeFile'
>;

export type MemoryCatalogue = {
  readonly calls: Calls;
  readonly state: LiveValue<Requests> & { readonly read: () => Promise<ReturnType<typeof ok<Requests>>> };
  readonly requests: () => readonly CatalogueRequest[];
  /** The hub answers whatever waits. */
  readonly answer: (readout: QualificationFileReadout) => void;
  /** Or says why not. */
  readonly refuse: (reason: Problem) => void;
  /** All that was asked so far was asked by this one. */
  readonly askedBy: (staffId: StaffId) => void;
  /** Files at the hub; null: it cannot be reached. */
  readonly put: (files: readonly CatalogueFile[] | null) => void;
  /** Numbers of the pieces that were handed in, in order. */
  readonly pieces: readonly number[];
  /** The hub says that it lacks this one next; null: the one behind. */
  readonly lacks: (number: number | null) => void;
};

export function memoryCatalogue(): MemoryCatalogue {
  const live = createLiveValue<Requests>({ requests: [] });
  const readouts = new Map<string, QualificationFileReadout>();
  let files: readonly CatalogueFile[] | null = null;
  let lacking: number | null = null;
  const pieces: number[] = [];
  const away = err(problem('hub-unreachable'));
  const change = (next: (all: readonly CatalogueRequest[]) => CatalogueRequest[]): void =>
    live.set({ requests: next(live.get().requests) });
  const list = () => (files === null ? away : ok({ files: [...files] }));
  return {
    state: { ...live, read: async () => ok(live.get()) },
    requests: () => live.get().requests,
    answer: (readout) => {
      const dossierId = `dossier ${readouts.size}`;
      readouts.set(dossierId, readout);
      const answered = { answeredAt: '2026-11-27T10:00:00.000Z', problem: null, dossierIds: [dossierId] };
      change((all) => all.map((one) => (one.answeredAt === null ? { ...one, ...answered } : one)));
    },
    refuse: (reason) => change((all) => all.map((one) => ({ ...one, problem: reason }))),
    askedBy: (staffId) => change((all) => all.map((one) => ({ ...one, askedBy: staffId }))),
    put: (next) => {
      files = next;
    },
    pieces,
    lacks: (number) => {
      lacking = number;
    },
    calls: {
      ask: async ({ purpose, parts }) => {
        const requestId = anId(7000 + live.get().requests.length);
        const asked = { askedAt: '2026-11-27T09:00:00.000Z', askedBy: anId<'Staff'>(8000) };
        const request = {
          requestId,
          purpose,
          parts,
          ...asked,
          answeredAt: null,
          problem: null,
          dossierIds: [],
        };
        change((all) => [...all, request]);
        return ok({ requestId });
      },
      dossier: async ({ dossierId }) => {
        const readout = readouts.get(dossierId);
        return readout ? ok({ readout }) : err(problem('request-missing'));
      },
      noteFound: async ({ requestId, found }) => {
        change((all) => all.map((one) => (one.requestId === requestId ? { ...one, found } : one)));
        return ok({});
      },
      forget: async ({ requestId }) => {
        change((all) => all.filter((one) => one.requestId !== requestId));
        return ok({});
      },
      files: async () => list(),
      addPiece: async ({ number }) => {
        if (files === null) return away;
        pieces.push(number);
        const next = lacking ?? number + 1;
        lacking = null;
        return ok({ next });
      },
      addFile: async ({ digest }) => {
        const file = { ...aCatalogueFile, digest, fileId: anId(7100 + (files?.length ?? 0)) };
        files = [file, ...(files ?? [])];
        return ok({ file });
      },
      removeFile: async ({ fileId }) => {
        files = (files ?? []).filter((file) => file.fileId !== fileId);
        return list();
      },
    },
  };
}

export const aCatalogueFile: CatalogueFile = {
  fileId: anId(7099),
  name: 'sbb.xml',
  digest: 'a'.repeat(64),
  bytes: 10_000,
  addedAt: '2026-11-27T08:00:00.000Z',
  dossiers: 2,
  codes: 4,
  warnings: 22,
  isForAll: false,
};
