/** The day that the name of a file bears: by the centre's clock, at the moment at which it is saved. */
import { dayIn } from '../../shared/values/wall-time';
import { useWorld } from '../queries/query-source';
import { useCentreZone } from '../queries/use-exam-zone';

/** @returns the day as `yyyy-mm-dd`, asked when the file is saved and not when the screen was opened */
export function useFileDay(): () => string {
  const world = useWorld();
  const zone = useCentreZone();
  return () => dayIn(world.now(), zone);
}
