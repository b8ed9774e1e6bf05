import type { Field, Shape } from '../../api/registryKinds';
import { isDay } from '../../state/days';

interface Rule {
  hint?: string;
  fits: (text: string) => boolean;
  /** What a text that does not fit should be. */
  wanted: string;
}

const decimal = /^\d+(\.\d+)?$/;
const anything = { fits: () => true, wanted: '' };

/** What the server will ask of a field, told before it is sent. The server has the last word. */
const rules: Record<Shape, Rule> = {
  text: anything,
  list: { ...anything, hint: 'Several, separated by commas' },
  day: { fits: isDay, wanted: 'a day written yyyy-mm-dd' },
  time: { hint: '2026-03-31T12:00:00Z', fits: text => /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), wanted: 'a time with an offset or Z' },
  url: { hint: 'https://…', fits: text => /^https?:\/\/\S+$/.test(text), wanted: 'an address that begins with https://' },
  currency: { hint: 'EUR', fits: text => /^[A-Za-z]{3}$/.test(text), wanted: 'a currency of three letters' },
  positiveDecimal: { hint: '0.45', fits: text => decimal.test(text) && Number(text) > 0, wanted: 'a number above 0 with a decimal point' },
  count: { fits: text => /^\d+$/.test(text), wanted: 'a whole number from 0' },
  share: { hint: '0.25 or 25%', fits: text => /^\d+(\.\d+)?%?$/.test(text) && Number.parseFloat(text) <= (text.endsWith('%') ? 100 : 1), wanted: 'a share from 0 to 1, or from 0% to 100%' },
  score: { hint: '0 to 10', fits: text => decimal.test(text) && Number(text) <= 10, wanted: 'a number from 0 to 10' },
};

export function hintOf({ shape }: Field): string | undefined {
  return (rules[shape] ?? rules.text).hint;
}

/** What is wrong with a field's text; empty: nothing that is known here. */
export function slipOf({ name, shape, required }: Field, text: string): string {
  const rule = rules[shape] ?? rules.text;
  if (text.trim() === '') return required ? `${name} is needed.` : '';
  return rule.fits(text.trim()) ? '' : `${name} should be ${rule.wanted}.`;
}
