import { describe, expect, it } from '@jest/globals';
import { httpUrl } from './http-url';

describe('httpUrl', () => {
  it('gives back absolute http and https addresses as they are', () => {
    for (const url of ['https://Example.org/a?b#c', 'HTTP://example.org']) expect(httpUrl(url)).toBe(url);
  });

  it('refuses everything else', () => {
    const others = [
      'javascript:alert(1)',
      'data:,x',
      '//example.org',
      'https://',
      'https://a b',
      'ht\ntps://a',
    ];
    for (const text of others) expect(httpUrl(text)).toBeNull();
  });
});
