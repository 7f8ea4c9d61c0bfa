/** Any decimal of this many digits comes back from a double as it was. */
const alwaysKept = 15;

/** No double needs more digits to be told apart from its neighbours. */
const mostNeeded = 17;

/** A number's value, told by its digits: `digits` times ten to the `exponent`; no zeros at either end. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** Whether a number of so many characters needs the closer look of `isRounded`; most do not. */
export function mayBeRounded(length: number, hasExponent: boolean): boolean {
  return length > alwaysKept || hasExponent;
}

/** Whether `JSON.parse` and `JSON.stringify` make another value of a JSON number. */
export function isRounded(literal: string): boolean {
  const value = Number(literal);
  if (String(value) === literal) return false;
  const written = decimalOf(literal);
  if (written.digits === '') return false;
  if (written.digits.length > mostNeeded) return true;
  if (!Number.isFinite(value) || value === 0) return true;
  const kept = decimalOf(String(value));
  return kept.digits !== written.digits || kept.exponent !== written.exponent;
}

function decimalOf(literal: string): Decimal {
  const [mantissa = '', power = '0'] = literal.toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = integer + fraction;
  let from = 0;
  while (digits[from] === '0') from += 1;
  let to = digits.length;
  while (to > from && digits[to - 1] === '0') to -= 1;
  return {
    digits: digits.slice(from, to),
    exponent: Number(power) - fraction.length + digits.length - to,
  };
}
