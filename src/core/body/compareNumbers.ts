import { decimalOf } from '../json/decimal';

/**
 * Compares numbers of JSON by their values, exactly: below zero where the first is the smaller. Those
 * that are one double, such as ids of 20 digits, are compared digit by digit.
 */
export function compareNumbers(one: string, other: string): number {
  if (one === other) return 0;
  const difference = Number(one) - Number(other);
  // Infinity without itself is not a number.
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  const [a, b] = [decimalOf(one), decimalOf(other)];
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent !== b.exponent) return a.sign * (a.exponent - b.exponent);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -a.sign : a.sign;
}
