/** The JSON of what a page handed over; null for what JSON cannot say, a BigInt or a circle: a structured clone carries both. */
export function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
