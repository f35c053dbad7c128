import type { Case } from './case.js';

interface Moment {
  readonly now: string;
  readonly row: Case;
}

const springChange = '2026-03-30T08:00:00+02:00';
const autumnChange = '2026-10-26T10:00:00+01:00';
const newYear = '2027-01-04T09:00:00+01:00';
const march = '2026-03-02T12:00:00+01:00';
const leapYear = '2028-03-01T09:00:00+01:00';
const saturday = '2026-11-21T09:00:00+01:00';
const night = '2026-11-24T00:20:00+01:00';

/** The same words at moments where a calendar or a clock is awkward. */
export const moments: readonly Moment[] = [
  { now: springChange, row: ['il y a 24 heures', '2026-03-29T08:00'] },
  { now: springChange, row: ['il y a 36h', '2026-03-28T19:00'] },
  { now: springChange, row: ['il y a 72 heures', '2026-03-27T07:00'] },
  { now: springChange, row: ['hier à 2h30', '2026-03-29T03:30'] },
  { now: springChange, row: ['il y a 2 jours', '2026-03-28'] },
  { now: autumnChange, row: ['il y a 24 heures', '2026-10-25T10:00'] },
  { now: autumnChange, row: ['il y a 48 heures', '2026-10-24T11:00'] },
  { now: autumnChange, row: ['hier à 2h30', '2026-10-25T02:30'] },
  { now: autumnChange, row: ['hier', '2026-10-25'] },
  { now: autumnChange, row: ['le jour du changement d’heure', '2026-10-25'] },
  { now: newYear, row: ['le 28', '2026-12-28', 'inferred-month'] },
  { now: newYear, row: ['la Saint-Sylvestre', '2026-12-31'] },
  { now: newYear, row: ['le 30 décembre', '2026-12-30'] },
  { now: newYear, row: ['le mois dernier', '2026-12-01..2026-12-31'] },
  { now: newYear, row: ['entre le 30 et le 2 janvier', '2026-12-30..2027-01-02'] },
  { now: newYear, row: ['la semaine dernière', '2026-12-28..2027-01-03'] },
  { now: newYear, row: ['10 janvier', '2026-01-10', 'inferred-year'] },
  { now: march, row: ['le 31', '2026-01-31', 'inferred-month'] },
  { now: march, row: ['le 29', '2026-01-29', 'inferred-month'] },
  { now: '2026-03-31T12:00:00+02:00', row: ['il y a un mois', '2026-02-28'] },
  { now: march, row: ['29/02/2026', 'invalid'] },
  { now: leapYear, row: ['hier', '2028-02-29'] },
  { now: leapYear, row: ['le 29 février', '2028-02-29'] },
  { now: leapYear, row: ['le 29', '2028-02-29', 'inferred-month'] },
  { now: leapYear, row: ['29/02/2028 à 18h', '2028-02-29T18:00'] },
  { now: leapYear, row: ['30/02/2028', 'invalid'] },
  { now: saturday, row: ['le week-end dernier', '2026-11-14..2026-11-15'] },
  { now: saturday, row: ['hier soir', '2026-11-20T18:00..2026-11-21T00:00'] },
  { now: saturday, row: ['samedi dernier', '2026-11-14'] },
  { now: night, row: ['ce soir vers 23h', '2026-11-23T22:30..2026-11-23T23:30', 'approximate'] },
  { now: night, row: ['il y a une heure', '2026-11-23T23:20'] },
];
