import { describe, expect, it } from '@jest/globals';
import { normalisePersonIdentifier } from './person-identifier';

describe('normalisePersonIdentifier', () => {
  it.each([
    ['295/8991.html', '295/8991'],
    ['https://dblp.uni-trier.de/pid/76/744-1', '76/744-1'],
    ['https://dblp.org/pid/s/MarcStamminger.html', 's/MarcStamminger'],
    ['homepages/07/6526-1', '07/6526-1'],
    ['https://dblp.org/rec/conf/embc/LiaoWWLOH22', null],
    ['https://dblp.uni-trier.de/pers/g/Goh:Rick_Siow_Mong', null],
    ['Alan M. Turing', null],
  ])('reads the DBLP key %s as %s', (value, normal) => {
    expect(normalisePersonIdentifier('DBLP', value)).toBe(normal);
  });

  it.each([
    ['OPENREVIEW', '~Joao_F._Henriques1', '~Joao_F._Henriques1'],
    ['OPENREVIEW', 'https://openreview.net/profile?id=~Erik_Sandström1&x=y', '~Erik_Sandström1'],
    ['OPENREVIEW', 'someone@example.org', null],
    ['OPENALEX', 'https://openalex.org/A5048491430', 'A5048491430'],
    ['OPENALEX', 'W5048491430', null],
    ['S2', 'https://www.semanticscholar.org/author/A.-Turing/2262347', '2262347'],
    ['S2', '2262347a', null],
    ['ACL', 'https://aclanthology.org/people/n/noah-a-smith/', 'noah-a-smith'],
    ['ACL', 'yang-liu-umich', 'yang-liu-umich'],
    ['ACL', '<script>', null],
  ] as const)('reads the %s key %s as %s', (scheme, value, normal) => {
    expect(normalisePersonIdentifier(scheme, value)).toBe(normal);
  });

  it('gives the same again for what it gave', () => {
    const normal = normalisePersonIdentifier('DBLP', 'https://dblp.org/pid/99/2825.html');
    expect(normalisePersonIdentifier('DBLP', String(normal))).toBe(normal);
  });
});
