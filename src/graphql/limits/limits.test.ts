import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS, withDefaultLimits } from './limits';

describe('withDefaultLimits', () => {
  test('gives the defaults where nothing is changed', () => {
    expect(withDefaultLimits()).toEqual(DEFAULT_LIMITS);
  });

  test('changes what it is told to and nothing else', () => {
    expect(withDefaultLimits({ depth: 3 })).toEqual({ ...DEFAULT_LIMITS, depth: 3 });
  });

  test('names every wrong limit at once', () => {
    const wrong = { depth: 0, aliases: 1.5, cost: Number.NaN, speed: 1 };
    expect(() => withDefaultLimits(wrong)).toThrow(
      'Wrong limits: depth must be a whole number above 0, got 0; aliases must be a whole number above 0, got 1.5; ' +
        'cost must be a whole number above 0, got NaN; there is no limit named speed.',
    );
  });
});
