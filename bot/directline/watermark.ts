/** A position in the log as clients hold it: opaque to them, never empty. */
export function toWatermark(position: number): string {
  return String(position);
}

/** The position of a watermark; undefined for none or an empty one, null for what is no watermark of ours. */
export function readWatermark(text: unknown): number | null | undefined {
  if (text === undefined || text === '') return undefined;
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
