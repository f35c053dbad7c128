import type { Scope } from './pieces.js';
import { textOf } from './pieces.js';
import type { Reading } from './readings.js';

const hereWords = /^(?:ici|here|(?:chez nous|heure de paris|heure francaise|heure d ici|en france|in france|french time|paris time|my time|our time|local time)\b)/;
const longestPlace = 10;
const halfDay = 720;
const clockNow = /(?:^| )(?:il (?:n )?(?:est|etait) (?:que|pas(?: encore)?|meme pas|seulement)|it s only|it is only|it s not(?: even)?(?: yet)?|it isn t(?: even)?)$/;

const isClock = ({ day, time, moment }: Reading | { readonly day?: undefined; readonly time?: undefined; readonly moment?: undefined }): boolean =>
  day === undefined && moment === undefined && time !== undefined && time.part !== true && time.day === undefined;

/** "il n'est que 10 h 30", "it's not noon yet": the clock of the person who writes, no hour of what came. */
const isClockNow = (scope: Scope, reading: Reading): boolean => isClock(reading) && clockNow.test(textOf(scope.tokens.slice(Math.max(0, reading.from - 6), reading.from)));

/** The hour by the clock at home on its day; past midnight it is one of the day after: "23h à Chicago vendredi, donc 6h ici". */
const atHome = (home: Reading, away: Reading, day: Reading): Reading => {
  const shift = (home.time?.start ?? 0) + halfDay < (away.time?.start ?? 0) ? 1 : 0;
  const moved = day.day === undefined ? undefined : { ...day.day, first: day.day.first + shift, last: day.day.last + shift };
  return { from: Math.min(day.from, away.from), to: home.to, day: moved, time: home.time === undefined ? undefined : { ...home.time, weak: false } };
};

/** "14h à Montréal hier, donc 20h ici": of the clocks of two places that of the person who writes counts; "il n'est que 10 h" is none of both. */
export const withoutFarClocks = (scope: Scope, all: readonly Reading[]): readonly Reading[] => {
  if (!all.some(isClock)) return all;
  const readings = all.filter((reading) => !isClockNow(scope, reading));
  const at = readings.findIndex((reading) => isClock(reading) && hereWords.test(textOf(scope.tokens.slice(reading.to, reading.to + 3))));
  const [home, near] = [readings[at], readings.slice(Math.max(0, at - 2), Math.max(0, at))];
  const away = near.find(isClock);
  const day = near.find((reading) => reading.day?.grain === 'day') ?? readings[readings.indexOf(away ?? { from: 0, to: 0 }) - 1];
  if (home === undefined || away === undefined || day?.day?.grain !== 'day' || home.from - away.to > longestPlace) return readings;
  return readings.flatMap((reading) => (reading === away || reading === day ? [] : reading === home ? [atHome(home, away, day)] : [reading]));
};
