/** The catalogue as an administrator at work asks for it and adds to it, from a device. */
import { createHash } from 'node:crypto';
import type { SessionId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { HubContract } from '../../shared/protocol/hub-contract';
import type { Signer } from '../accept/examine-change';
import { admitAdministrator } from '../audit/admit-administrator';
import { writeAudit } from '../audit/write-audit';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { listCatalogueFiles, removeCatalogueFile } from './catalogue-files';
import { lookUpCodes, readDossierContent } from './look-up-codes';
import { readComingFile } from './read-coming-file';
import { takePiece } from './take-piece';

type Admitted = { readonly staffId: StaffId };

export type CatalogueCalls =
  | 'catalogue'
  | 'cataloguePiece'
  | 'catalogueReading'
  | 'catalogueRemoval'
  | 'catalogueLookup'
  | 'catalogueDossier';

/** @param now by which sessions are judged */
export function createCatalogueHandlers(
  store: Store,
  now: () => Date,
): Pick<HandlersOf<HubContract, Signer>, CatalogueCalls> {
  const { database } = store;
  const admitReader = (caller: Signer, sessionId: SessionId, tells?: 'refusals'): Promise<Result<Admitted>> =>
    admitAdministrator(store, caller, sessionId, 'catalogue-read', now(), tells);
  /** Told when the change is there, and not for its parts. */
  const admitChanger = (caller: Signer, sessionId: SessionId): Promise<Result<Admitted>> =>
    admitAdministrator(store, caller, sessionId, 'catalogue-changed', now(), 'refusals');
  const told = ({ deviceId }: Signer, sessionId: SessionId, { staffId }: Admitted, detail: string) =>
    ({ what: 'catalogue-changed', deviceId, sessionId, staffId, detail }) as const;
  return {
    catalogue: async ({ sessionId }, caller) => {
      const admitted = await admitReader(caller, sessionId);
      return admitted.ok
        ? ok({ files: await listCatalogueFiles(database, caller.organisationId) })
        : admitted;
    },
    cataloguePiece: async (piece, caller) => {
      const admitted = await admitChanger(caller, piece.sessionId);
      return admitted.ok ? takePiece(store, caller.organisationId, piece) : admitted;
    },
    catalogueReading: async ({ sessionId, digest }, caller) => {
      const admitted = await admitChanger(caller, sessionId);
      if (!admitted.ok) return admitted;
      const { organisationId } = caller;
      const added = await readComingFile(store, organisationId, digest, (transaction, file) =>
        writeAudit(
          transaction,
          organisationId,
          [told(caller, sessionId, admitted.value, `added ${file.digest.slice(0, 12)}`)],
          now(),
        ),
      );
      if (!added.ok) return added;
      const { dossiers, codes } = added.value;
      logEvent(store.world, 'catalogue-file-added', { organisationId, dossiers, codes });
      return ok({ file: added.value });
    },
    catalogueRemoval: async ({ sessionId, fileId }, caller) => {
      const admitted = await admitChanger(caller, sessionId);
      if (!admitted.ok) return admitted;
      const { organisationId } = caller;
      await database.transaction().execute(async (transaction) => {
        if (!(await removeCatalogueFile(transaction, organisationId, fileId))) return;
        const said = told(caller, sessionId, admitted.value, `removed ${fileId}`);
        await writeAudit(transaction, organisationId, [said], now());
      });
      return ok({ files: await listCatalogueFiles(database, organisationId) });
    },
    catalogueLookup: async ({ sessionId, ...asked }, caller) => {
      const admitted = await admitReader(caller, sessionId);
      if (!admitted.ok) return admitted;
      const dossiers = await lookUpCodes(database, caller.organisationId, asked);
      return dossiers ? ok({ dossiers }) : err(problem('catalogue-empty'));
    },
    catalogueDossier: async ({ sessionId, dossierId }, caller) => {
      // A part of the lookup before it, which was told: a list of 500 codes is one look, and not 500.
      const admitted = await admitReader(caller, sessionId, 'refusals');
      if (!admitted.ok) return admitted;
      const bytes = await readDossierContent(database, caller.organisationId, dossierId);
      if (!bytes) return err(problem('catalogue-changed'));
      return ok({ bytes, digest: createHash('sha256').update(bytes).digest('hex') });
    },
  };
}
