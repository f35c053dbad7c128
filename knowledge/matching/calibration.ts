/** Scores of one held-out utterance, and the numbers of the classes that would have been right. */
export interface HeldOut {
  readonly scores: Float32Array;
  readonly right: readonly number[];
}

/** Turns scores into shares that sum to 1; the higher the sharpness, the surer. */
export function confidences(scores: Float32Array, sharpness: number): Float32Array {
  const shares = new Float32Array(scores.length);
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let label = 0; label < shares.length; label++) sum += shares[label] = Math.exp(((scores[label] ?? 0) - highest) * sharpness);
  for (let label = 0; label < shares.length; label++) shares[label] = (shares[label] ?? 0) / sum;
  return shares;
}

const sharpnesses = Array.from({ length: 40 }, (_, step) => 0.5 * 1.12 ** step);

/** The sharpness (inverse temperature) under which held-out utterances are likeliest; 4 when there are none. */
export function fitSharpness(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 4;
  const losses = sharpnesses.map((sharpness) => meanLoss(heldOut, sharpness));
  return sharpnesses[losses.indexOf(Math.min(...losses))] ?? 4;
}

function meanLoss(heldOut: readonly HeldOut[], sharpness: number): number {
  const losses = heldOut.map(({ scores, right }) => {
    const shares = confidences(scores, sharpness);
    return -Math.log(right.reduce((sum, label) => sum + (shares[label] ?? 0), 1e-6));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / heldOut.length;
}
