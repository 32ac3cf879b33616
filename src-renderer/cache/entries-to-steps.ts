/**
 * Takes journal entries apart into the steps that the projection follows. A snapshot is a body file of its own, fetched
 * and inflated here. One that is lost is left out, so that nobody waits for ever for what does not come by itself: main
 * asks the hub for it again, and what comes then is a snapshot entry like any other.
 */
import { inflateSync, strFromU8 } from 'fflate';
import type { ClientOf } from '../../shared/contract/contract';
import type { filesContract } from '../../shared/contract/services';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { parseChange, type SequencedChange } from '../../shared/protocol/change';
import { snapshotBodySchema } from '../../shared/protocol/hub-api';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';
import type { Step } from './projection';

export type BodySource = Pick<ClientOf<typeof filesContract>, 'getBody'>;

const hubSteps = (epoch: string, changes: readonly SequencedChange[]): readonly Step[] =>
  changes.map((signed) => ({ kind: 'hub', change: parseChange(signed), epoch, seq: signed.seq }));

async function snapshotSteps(bodies: BodySource, digest: string): Promise<Result<readonly Step[]>> {
  const body = await bodies.getBody({ digest });
  if (!body.ok) return body.problem.code === 'body-missing' ? ok([]) : body;
  const snapshot = snapshotBodySchema.safeParse(JSON.parse(strFromU8(inflateSync(body.value.bytes))));
  if (!snapshot.success) return err(problem('body-missing', { digest }));
  return ok(hubSteps(snapshot.data.epoch, snapshot.data.changes));
}

/** @param epoch of the hub before these entries */
export async function entriesToSteps(
  entries: readonly PositionedEntry[],
  bodies: BodySource,
  epoch: string | null,
): Promise<Result<{ readonly steps: readonly Step[]; readonly epoch: string | null }>> {
  const steps: Step[] = [];
  let current = epoch;
  const add = (more: readonly Step[]): void => {
    for (const step of more) steps.push(step);
  };
  for (const { entry } of entries) {
    if ('epoch' in entry) current = entry.epoch;
    switch (entry.kind) {
      case 'own':
        add([{ kind: 'own', change: parseChange(entry.change) }]);
        break;
      case 'pulled':
        add(hubSteps(entry.epoch, entry.changes));
        break;
      case 'snapshot': {
        const snapshot = await snapshotSteps(bodies, entry.digest);
        if (!snapshot.ok) return snapshot;
        add(snapshot.value);
        break;
      }
      case 'receipts':
        add(entry.receipts.map((receipt) => ({ kind: 'receipt', receipt, epoch: entry.epoch })));
        break;
      case 'refused':
        add([{ kind: 'refusal', changeId: entry.changeId, problem: entry.problem, epoch: current }]);
        break;
      default:
        // Enrolment and sign-in say nothing about exams; the device profile tells them.
        break;
    }
  }
  return ok({ steps, epoch: current });
}
