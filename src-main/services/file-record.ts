/**
 * The record in an exam file held to the keys of this centre: the steps to those of the devices that made them, the receipt
 * to the hub's. A file of another centre is `unknown`, not `wrong`.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { filesContract } from '../../shared/contract/files-contract';
import type { DeviceId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import { ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { readChange, type SignedChange } from '../../shared/protocol/change';
import { type ReceiptList, receiptListSchema } from '../../shared/protocol/hub-api';
import type { RecordVerdict } from '../../shared/values/file-seal';
import { isSignedWith } from '../keys/signing-key';
import { createMakerCheck } from '../makers/check-makers';
import { makerKeys } from '../makers/maker-keys';
import type { Makers, MakersHub } from '../makers/makers';

/** What this device knows of its centre now; no hub before it joined. */
export type KnownCentre = { readonly makers: Makers; readonly hub: MakersHub | null };

type CheckRecord = ServiceOf<typeof filesContract>['checkRecord'];
type Receipt = NonNullable<Parameters<CheckRecord>[0]['receipt']>;

async function judgeSteps(
  changes: readonly SignedChange[],
  { makers, hub }: KnownCentre,
  here: { readonly deviceId: DeviceId; readonly publicKey: string },
  rest: () => Promise<void>,
): Promise<RecordVerdict> {
  if (!hub || changes.length === 0) return 'unknown';
  const check = createMakerCheck(makerKeys(makers, hub, here));
  for (const [at, signed] of changes.entries()) {
    check.add({ ...signed, seq: at + 1 });
    await rest();
  }
  const unproved = await check.judge(rest);
  if (unproved.some(({ why }) => why !== 'maker-unknown')) return 'wrong';
  return unproved.length > 0 ? 'unknown' : 'proved';
}

function parseList(text: string): ReceiptList | null {
  try {
    return receiptListSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function judgeReceipt(
  { changeId, number, receivedAt, word }: Receipt,
  changes: readonly SignedChange[],
  { hub }: KnownCentre,
): RecordVerdict {
  const list = parseList(word.text);
  if (!list || list.hubId !== hub?.hubId) return 'unknown';
  if (!isSignedWith(hub.hubPublicKey, Buffer.from(word.text, 'utf8'), word.signature)) return 'wrong';
  const receipt = list.receipts.find((one) => one.changeId === changeId);
  const isAsShown = receipt?.number === number && receipt.receivedAt === receivedAt;
  const isOfFile = changes.some(
    (signed) => signed.hash === receipt?.hash && readChange(signed)?.changeId === changeId,
  );
  if (!isAsShown || !isOfFile) return 'wrong';
  return list.durability === 'flushed' ? 'proved' : 'unknown';
}

/** A file may hold a hundred thousand steps, and a mark that is being given waits for none of them. */
const sliceMs = 5;

/** @param here this device as it is now, whose own steps it knows */
export const createFileRecord = (
  here: () => { readonly deviceId: DeviceId; readonly publicKey: string },
  known: () => KnownCentre,
  world: Pick<World, 'monotonicMs' | 'pause'>,
): { readonly checkRecord: CheckRecord } => ({
  // That the steps are those of their hashes is the format's to check, which has them in hand.
  checkRecord: async ({ changes, receipt }) =>
    ok({
      steps: await judgeSteps(changes, known(), here(), restBetween(world, sliceMs)),
      receipt: receipt ? judgeReceipt(receipt, changes, known()) : 'unknown',
    }),
});
