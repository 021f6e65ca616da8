import { describe, expect, it } from '@jest/globals';
import { Parameters } from '../../../database/statement';
import type { PaperFilter } from './paper-filter.input';
import { paperCondition } from './paper-filter.query';

function condition(filter: PaperFilter): string {
  return paperCondition(filter, new Map(), new Parameters());
}

describe('the condition of a filter', () => {
  it('is one condition for all areas of an or, and one for all authors', () => {
    const or = [
      { areas: ['robotics'] },
      { authors: ['a'] },
      { areas: ['nlp'], year: null },
      { authors: ['b'] },
    ];
    expect(condition({ or: or as PaperFilter[] }).match(/EXISTS/g)).toHaveLength(2);
  });

  it('is one condition for all areas of an or within an or, however deep', () => {
    const filter = {
      or: [{ areas: ['a'] }, { or: [{ areas: ['b'] }, { or: [{ areas: ['c'] }, { minCitations: 3 }] }] }],
    };
    expect(condition(filter as PaperFilter).match(/EXISTS/g)).toHaveLength(1);
    expect(condition({ or: [{ or: [] }] } as PaperFilter)).toBe(condition({ or: [] } as PaperFilter));
  });

  it('keeps an or apart that stands beside something else', () => {
    const filter = { or: [{ areas: ['a'] }, { or: [{ areas: ['b'] }], minCitations: 3 }] };
    expect(condition(filter as PaperFilter).match(/EXISTS/g)).toHaveLength(2);
  });

  it('stays a condition for each part of an or that asks for more than nodes of one kind', () => {
    const or = [{ areas: ['robotics'], minCitations: 3 }, { areas: ['nlp'] }, { areas: ['vision'] }];
    expect(condition({ or: or as PaperFilter[] }).match(/EXISTS/g)).toHaveLength(2);
  });

  it('lets everything through where one part of an or does', () => {
    const or = [{ areas: ['robotics'] }, { areas: null }];
    expect(condition({ or: or as PaperFilter[] })).toMatch(/\(true\) OR/);
  });

  it('refuses more than a hundred names in one list of an or', () => {
    const areas = Array.from({ length: 101 }, (_, index) => `area-${index}`);
    expect(() => condition({ or: [{ areas }, { areas: ['robotics'] }] as PaperFilter[] })).toThrow(
      'filter.areas may have 100 entries at most, got 101',
    );
  });
});
