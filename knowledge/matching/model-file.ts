import type { MatcherModel } from './matcher.js';

const format = 'matcher-3';
const arrays = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float32Array } as const;
const alignment = 8;

type Numbers = NodeJS.TypedArray;
interface Placed {
  readonly array: keyof typeof arrays;
  readonly at: number;
  readonly length: number;
}

/** A model as bytes: the length of a JSON head, the head, then its arrays of numbers. `loadModel` gives the same model back. */
export function saveModel(model: MatcherModel): Uint8Array {
  const blocks: Buffer[] = [];
  let at = 0;
  const place = (numbers: Numbers, array: Placed['array']): { $numbers: Placed } => {
    const placed = { array, at, length: numbers.length };
    const block = padded(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    blocks.push(block);
    at += block.length;
    return { $numbers: placed };
  };
  const head = JSON.stringify({ format, model }, (_key, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] };
    for (const [name, type] of Object.entries(arrays)) if (value instanceof type) return place(value, name as Placed['array']); // a key of `arrays`
    return value;
  });
  const json = padded(Buffer.from(head), ' ');
  const length = Buffer.alloc(alignment);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...blocks]);
}

function padded(block: Buffer, filler = '\0'): Buffer {
  return Buffer.concat([block, Buffer.alloc((alignment - (block.length % alignment)) % alignment, filler)]);
}

/** Reads what `saveModel` wrote, without copying the numbers; throws an Error that says so if the bytes are something else. */
export function loadModel(bytes: Uint8Array): MatcherModel {
  const isWhole = bytes.byteOffset % alignment === 0 && bytes.buffer instanceof ArrayBuffer;
  const buffer = isWhole ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.from(Uint8Array.from(bytes).buffer);
  const start = buffer.length < alignment ? 0 : alignment + buffer.readUInt32LE(0);
  if (start < alignment || start > buffer.length || !buffer.toString('utf8', alignment, 64).includes(`"${format}"`))
    throw new Error(`Not a model of the format ${format}: train it again.`);
  const revive = (_key: string, value: unknown): unknown => {
    if (hasKey(value, '$map')) return new Map(value.$map as [unknown, unknown][]); // written by saveModel
    if (!hasKey(value, '$numbers')) return value;
    const { array, at, length } = value.$numbers as Placed; // written by saveModel
    return new arrays[array](buffer.buffer, buffer.byteOffset + start + at, length);
  };
  // The format's name stands in the head, so `saveModel` wrote it.
  return (JSON.parse(buffer.toString('utf8', alignment, start), revive) as { model: MatcherModel }).model;
}

function hasKey<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
