/**
 * What somebody typed or is called, as the paper has it: with line ends that every browser knows, and isolated, so that a name
 * read from right to left turns nothing round that stands beside it.
 */
import { readsRightToLeft } from '../../../shared/report/direction';
import { withPlainLineEnds } from '../../../shared/report/line-ends';

export function SheetText({ text }: { readonly text: string }) {
  return <bdi dir={readsRightToLeft(text) ? 'rtl' : 'ltr'}>{withPlainLineEnds(text)}</bdi>;
}
