import type { Dictionary } from './dictionary.js';

/** English words of dates, native and foreign writers alike. */
export const en: Dictionary = {
  day: {
    '-3': 'day before the day before yesterday',
    '-2': 'day before yesterday, before yesterday, day before yday, ereyesterday, day before yest, the day befor yesterday, day prior to yesterday',
    '-1': 'yesterday, yest, yday, ystd, yesterdays, yestday, yesterday s, ystrday',
    '0': 'today, 2day, tday, todays, this very day, today s',
    '1': 'tomorrow, 2moro, tmrw, tmr, 2morrow, tomorow',
    '2': 'day after tomorrow',
  },
  weekday: {
    '1': 'monday, mon, mondays', '2': 'tuesday, tue, tues, tuesdays', '3': 'wednesday, wed, weds, wednesdays', '4': 'thursday, thu, thur, thurs, thursdays',
    '5': 'friday, fri, fridays', '6': 'saturday, sat, saturdays', '7': 'sunday, sun, sundays',
  },
  month: {
    '1': 'january, jan', '2': 'february, feb, febuary', '3': 'march, mar', '4': 'april, apr', '5': 'may', '6': 'june, jun', '7': 'july, jul',
    '8': 'august, aug', '9': 'september, sept, sep', '10': 'october, oct', '11': 'november, nov', '12': 'december, dec',
  },
  unit: {
    second: 'second, seconds, secs, sec', minute: 'minute, minutes, min, mins', quarter: 'quarter of an hour, quarters of an hour, quarter hour, quarter hours', 'half-hour': 'half hour, half an hour, half a hour',
    hour: 'hour, hours, hr, hrs, h', 'half-day': 'half a day, half day', day: 'day, days, d', week: 'week, weeks, wk, wks, weak, weak s, week s', fortnight: 'fortnight, fortnights',
    weekend: 'weekend, week end, weekends, wkend', month: 'month, months, mth, mths, month s', year: 'year, years, yr, yrs, year s',
  },
  number: {
    '1': 'one, a, an', '2': 'two', '3': 'three', '4': 'four', '5': 'five', '6': 'six', '7': 'seven', '8': 'eight', '9': 'nine', '10': 'ten', '11': 'eleven', '12': 'twelve',
    '13': 'thirteen', '14': 'fourteen', '15': 'fifteen', '16': 'sixteen', '17': 'seventeen', '18': 'eighteen', '19': 'nineteen', '20': 'twenty', '30': 'thirty', '40': 'forty',
    '50': 'fifty', '60': 'sixty', '1000': 'thousand',
  },
  ordinal: {
    '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '5': 'fifth', '6': 'sixth', '7': 'seventh', '8': 'eighth', '9': 'ninth', '10': 'tenth', '11': 'eleventh', '12': 'twelfth',
    '13': 'thirteenth', '14': 'fourteenth', '15': 'fifteenth', '16': 'sixteenth', '17': 'seventeenth', '18': 'eighteenth', '19': 'nineteenth', '20': 'twentieth', '30': 'thirtieth',
  },
  dozen: { '2': 'couple, couple of, a couple of, a couple', '12': 'dozen' },
  few: { '2-6': 'few, a few, several, some, handful of, a handful of' },
  ago: {
    before: 'it s been, its been, it has been, it is, that s been, been, that was, going back',
    after: 'ago, agao, back, earlier, prior, before now, before today, agoo, ago now',
    since: 'since, for, for about, for around',
  },
  which: {
    last: 'last, past, previous, just gone, preceding, lst, gone',
    'before-last': 'before last, before that, one before, the one before, before the last, last but one',
    this: 'this, current, dis',
    next: 'next, coming, following, upcoming',
  },
  part: {
    morning: 'morning, mornin, in the morning, morn, am', 'early-morning': 'early morning, early this morning, early in the morning, first thing, first thing in the morning, dawn', 'late-morning': 'late morning, mid morning',
    midday: 'midday, lunchtime, lunch time, lunch, mid day', afternoon: 'afternoon, arvo, in the afternoon, aft, pm', 'early-afternoon': 'early afternoon, early in the afternoon',
    'late-afternoon': 'late afternoon, late in the afternoon, end of the day, teatime, tea time, end of day, close of business', evening: 'evening, eve, in the evening, dinner time, dinnertime', 'early-evening': 'early evening, early in the evening', 'late-evening': 'late evening, late in the evening, bedtime', night: 'night, nite, overnight, late at night, middle of the night',
    'last-night': 'last night, last nite, late last night, the other night', 'this-night': 'early hours', tonight: 'tonight, this evening, 2nite, tonite',
  },
  clock: { '0': 'midnight', '720': 'noon, midday, 12 noon, twelve noon' },
  meridiem: { am: 'in the morning, am, a m', pm: 'in the afternoon, in the evening, at night, pm, p m' },
  edge: { start: 'start, beginning, early, begining, early part, early in', middle: 'middle, mid', end: 'end, late, late in, tail end, very end, last days', whole: 'during, sometime in, some time in, sometime' },
  link: {
    or: 'or, maybe, perhaps, or maybe, or perhaps, or possibly', and: 'and, n', to: 'to, until, till, through, thru', between: 'between, btw, btwn', from: 'from', in: 'in', before: 'before, by',
    after: 'after', past: 'past', minus: 'to', either: 'either',
  },
  season: { spring: 'spring', summer: 'summer', autumn: 'autumn, fall', winter: 'winter' },
  holiday: {
    'new-year': 'new year s day, new years day, new year day, new year s, new year, new years', epiphany: 'epiphany', valentine: 'valentine s day, valentines day, valentine s, valentine day',
    'shrove-tuesday': 'shrove tuesday, pancake day', 'good-friday': 'good friday', easter: 'easter sunday, easter, easter day', 'easter-monday': 'easter monday', labour: 'labour day, labor day, may day, workers day',
    victory: 've day', ascension: 'ascension day, ascension thursday', pentecost: 'pentecost, whit sunday, whitsun, pentecost sunday', 'whit-monday': 'whit monday, pentecost monday, monday of pentecost',
    bastille: 'bastille day, french national day, national day', assumption: 'assumption day, assumption, feast of the assumption', 'august-bank-holiday': 'august bank holiday, summer bank holiday', 'early-may-bank-holiday': 'early may bank holiday, may bank holiday, may day bank holiday',
    'spring-bank-holiday': 'spring bank holiday', halloween: 'halloween, hallowe en, haloween', 'guy-fawkes': 'bonfire night, guy fawkes night, guy fawkes', 'all-saints': 'all saints day, all saints, all saint s day, all hallows, all saints holiday', 'all-souls': 'all souls day, all souls', armistice: 'armistice day, remembrance day, veterans day, armistice',
    thanksgiving: 'thanksgiving', 'christmas-eve': 'christmas eve, xmas eve, xmas day eve', christmas: 'christmas, christmas day, xmas, xmas day', 'boxing-day': 'boxing day', 'new-year-eve': 'new year s eve, new years eve, new year eve, nye',
    'last-holiday': 'bank holiday, public holiday, bank holiday monday',
  },
  clue: {
    received: 'received, recieved, receive, got, get, gotten, came, arrived, arrive, arrives, arrival, receipt, mailbox, letterbox, letter box, inbox, postman, mailman, postwoman, delivered, had, landed, turned up, popped up, showed up, reached, dropped, hit my inbox, in the post, was there, collected, picked up, picked it up, recvd, rcvd, rec d, recd, came through, came in, has it, have it, have had, popped in, appeared, handed, hands',
    opened: 'opened, open, read, saw, seen, noticed, clicked, looked, found, spotted, checked, discovered, look at, came back, got back, returned, back from',
    sent: 'sent, posted, mailed, issued, postmarked, postmark, left, dispatched, sent it, sent out, shipped, emailed',
    dated: 'dated, date on, the date, dating, dating from, date, written, printed, stamped, says, shows, marked, signed, letterhead, header, heading, on the letter, at the top, displayed, date of the letter, letter of, letter from, on it, carries, reads, typed, bears, written on',
    action: 'applied, requested, asked, signed up, registered, apply, request, application, called, phoned, rang, phone, created, set up, started, tried, ordered, filled, form, contacted, chased, spoke, registration, submitted, signed on, complained, told, enrolled',
    other: 'born, birthday, birth, invoice, invoices, appointment, meeting, holiday, holidays, wedding, married, contract, lease, quote, passport, hired, moved, surgery, hospital, trip, retired, retirement, died, vat, tax return, instalment, payment, pay, bill, invoiced, licence, flight, conference, deadline, due, accounts, accountant, financial year, return, cfe, statement, vacation, leave, interview, rent, closing, notice',
    until: 'before the, by the, until, till, no later than, deadline, due on, due by, due, by, expires, expire, expiry, for the, at the latest, must be, latest, not later than, before',
    business: 'founded, set up the company, set up my company, set up my business, opened my shop, opened the shop, opened a, opened my, incorporated, incorporation, trading, self employed, business started, launched, company created, created my company, created the company, in business, freelance, freelancing, took over, company was created, business was created, started my business, started the business, started trading, created in, sole trader',
    not: 'not, nor, isn t, wasn t, rather than, not on', correction: 'no wait, sorry, wait no, i mean, actually, no, correction, rather, make that, my mistake, wait, oops',
    missing: 'not received, haven t received, not arrived, hasn t arrived, nothing received, nothing yet, haven t got, never received, nothing came, not had, still waiting, waiting, still nothing, nothing has come, didn t receive, did not receive, have not received, not got, never came, never arrived, nothing arrived, still haven t, no letter, no email, not come, nothing since, havent received, didnt get, haven t had, not yet',
    duration: 'within, valid, lasts, for, limit, the, delay, period, takes, take, only, within the, window, those, these, my, have, has, up to, less than, more than, under, deadline',
    street: 'street, road, st, avenue, square, lane',
    will: 'need, needs, must, will, have to, going, gonna, want, should, leaving, leave, fly, travelling, travel, hope, hoping, plan, planning, away, shall',
  },
  mark: {
    about: 'about, around, roughly, approximately, approx, circa, ish, or so, nearly, almost, more or less, over, more than, less than, just over, just under, maybe, perhaps, some, at least, i think, probably, good, or thereabouts, give or take, a bit over, a little over, well over, close to, a little more than, a bit more than, or thereabout, best part of, the best part of, somewhere around, possibly, abt, barely, not even, under, a little less than, up to',
    small: 'the, of, on, at, in, s, that, it, was, by, exactly, around, day, same day, date, right, back, precisely, sharp, dot, his, is, which',
    filler: 'now, already, just, exactly, only, like, now that, literally, whole, full, already now, max, at most, precisely',
    half: 'and a half, and half', quarter: 'and a quarter', 'quarter-past': 'quarter past, a quarter past, quarter after', 'quarter-to': 'quarter to, a quarter to, quarter of, quarter till', 'half-past': 'half past, half passed',
    the: 'the, on', at: 'at, around, about, by, from, since, circa', now: 'just now, right now, now, this minute, this second, this instant, a moment ago, moments ago, a second ago, a minute ago, seconds ago, just this minute, just this second, a few seconds ago, at this moment', eve: 'day before, eve of', morrow: 'day after',
    of: 'of, in, from, s', oclock: 'o clock, oclock, o clok', 'week-of': 'week of, week commencing, wc, week beginning, week starting, week from', same: 'same day', 'week-number': 'week, wk, week number', just: 'earlier today, a while ago today',
  },
  weak: 'mon, may, mar, sat, sun, wed, jan, jun, march, sec, second, a, an, d, h, min, past, back, fall, spring, gone, eve, am, pm, morn, aft, one, mid, by, august, lunch, been',
  ordinary:
    'may, march, match, watch, much, marsh, search, today, someday, someway, something, sunny, sundry, money, monkey, honda, mandy, hours, yours, your, ours, house, horse, week, weak, seek, been, four, month, mouth, south, north, next, text, taste, paste, latter, letter, letters, better, later, latest, early, nearly, yearly, daily, dairy, diary, days, says, ways, pays, days, stay, play, away, always, right, light, might, sight, eight, fight, height, weight, might, flight, ninth, tenth, since, sense, seven, even, event, evens, evening, opening, morning, warning, mourning, ring, aft, after, last, list, lost, least, past, post, posts, posted, sent, septic, member, members, remember, number, numbers, december, fifth, fifty, filthy, thirty, thirsty, dirty, party, twenty, first, thirst, third, this, these, second, seconds, minute, minutes, instant, between, moment, around, about, above, account, amount, friday, french, france, frida, fri, weekly, monthly, ester, eastern, faster, master, sister, register, poster, wester, western, christian, christine, chris, before, become, there, three, threw, tree, free, where, were, code, mode, email, emails, mailed, company, receive, service, services, activate, activated, activation, april, apply, supply, juliet, junes, jules, juliette, martin, summer, hammer, autumn, winter, winner, writer, printer, string, spring, daytime, anytime, sometime, sometimes, couple, coupled, simple, several, severely, serious, nights, knight, tonight, toady, stated, state, status, noon, soon, moon, room, good, food, mood, hour, pour, tour, sour, back, bank, black, pack, agog, from, form, forms, forum',
};
