/** At the end of a run nothing of it may be running any more, whatever became of its tests. */
import { endLeftRunning, nameOfRun } from '../processes/left-running';

export default async function afterRun() {
  const left = await endLeftRunning(nameOfRun());
  if (left.length > 0) throw new Error(`left running after the tests:\n${left.join('\n')}`);
}
