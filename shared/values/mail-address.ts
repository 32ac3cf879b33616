/** Mail addresses as people typed them, before they go into a file that demands one. */
import { z } from 'zod';

const schema = z.email().max(256);

/** The address without the spaces around it; null where none was typed, or none that can be one. */
export function mailAddressIn(typed: string | undefined): string | null {
  const read = schema.safeParse(typed?.trim());
  return read.success ? read.data : null;
}
