/** Preloaded into a server (NODE_OPTIONS) whose clock goes CLOCK_SHIFT milliseconds ahead of this machine's. */
const shift = Number(process.env['CLOCK_SHIFT']);
const { now } = Date;

globalThis.Date = new Proxy(Date, {
  construct: (date, values: unknown[], made) => Reflect.construct(date, values.length === 0 ? [now() + shift] : values, made) as object, // what `new` always gives
  get: (date, name): unknown => (name === 'now' ? () => now() + shift : Reflect.get(date, name)),
});
