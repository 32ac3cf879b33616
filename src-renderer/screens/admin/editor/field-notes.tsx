/** What the check says of one field, under that field. */
import { StatusMark } from '../../../ui/status-mark';
import { useChecks, useCheckWords } from './checks';
import type { FieldPlace } from './editor-steps';
import classes from './forms.module.css';

/** Nothing at all where all is well. */
export function FieldNotes({ place }: { readonly place: FieldPlace }) {
  const checks = useChecks();
  const wordsOf = useCheckWords();
  const found = (checks.byNode.get(place.id) ?? []).filter(({ field }) => (field ?? '') === place.field);
  if (found.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {found.map((finding) => (
        <li key={finding.code}>
          <StatusMark tone={finding.blocks ? 'bad' : 'attention'}>{wordsOf(finding)}</StatusMark>
        </li>
      ))}
    </ul>
  );
}
