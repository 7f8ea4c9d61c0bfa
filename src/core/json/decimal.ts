/** A number's value, by its digits: `0.digits` times ten to the power of the exponent; no zeros around them. */
export interface Decimal {
  /** 0 where there are no digits. */
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

/** The exact value of a number as JSON writes it. */
export function decimalOf(text: string): Decimal {
  const [, minus, whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/u.exec(text) ?? [];
  const significant = (whole + fraction).replace(/^0+/u, '');
  const digits = significant.replace(/0+$/u, '');
  if (digits === '') return { sign: 0, exponent: 0, digits };
  const exponent = significant.length - fraction.length + Number(power);
  return { sign: minus === '-' ? -1 : 1, exponent, digits };
}
