import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { createAsset } from '../assets/asset';
import { contrast, readableOn } from './contrast';
import { parseFooter } from './footer-text';
import { publicUrlOf } from './public-url';
import { readLogo } from './site-assets';
import { GROUNDS, pageStylesheet } from './stylesheet';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent colour', () => {
  it('can be read as text on either ground, whatever the operator chose', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        for (const ground of Object.values(GROUNDS)) {
          expect(contrast(ground, readableOn(ground, colour))).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays what it is where it can be read', () => {
    expect(readableOn('#ffffff', '#2457a6')).toBe('#2457a6');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it('is read on the grounds that the style sheet has', () => {
    const sheet = readFileSync(path.join(__dirname, 'page.css'), 'utf8');
    expect([...sheet.matchAll(/--raised: (#\w+)/g)].map(([, colour]) => colour)).toEqual([
      GROUNDS.light,
      GROUNDS.dark,
    ]);
  });
});

it('the style sheet takes at most 8 kB over the wire', () => {
  const { br, gzip } = createAsset('page.css', 'text/css', pageStylesheet('#2457a6'));
  expect(br?.byteLength).toBeLessThanOrEqual(8_000);
  expect(gzip?.byteLength).toBeLessThanOrEqual(8_000);
});

describe('the footer', () => {
  it('has text and http(s) links', () => {
    expect(parseFooter('A lab, [Example](https://lab.example/a?b=c). [x](javascript:alert(1))')).toEqual([
      'A lab, ',
      { text: 'Example', href: 'https://lab.example/a?b=c' },
      '. [x](javascript:alert(1))',
    ]);
    expect(parseFooter('')).toEqual([]);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const whole = parseFooter(text).map((part) =>
          typeof part === 'string' ? part : `[${part.text}](${part.href})`,
        );
        expect(whole.join('')).toBe(text);
      }),
    );
  });
});

describe('the public URL', () => {
  const request = (host: string) => ({ host, protocol: 'http' }) as FastifyRequest;

  it('is the operator’s, whoever asks', () => {
    const url = publicUrlOf('https://lab.example/papers-of-ours');
    expect(url(request('evil.example'))).toBe('https://lab.example/papers-of-ours');
  });

  it.each(['localhost:4000', '127.0.0.1', '[::1]:4000', 'papers.example', 'xn--bcher-kva.example'])(
    'is the host that was asked: %s',
    (host) => expect(publicUrlOf(undefined)(request(host))).toBe(`http://${host}`),
  );

  it.each(['', 'a b', 'a"b', '<script>', 'a/../b', 'a@b', 'a:99999999', '[', 'a\\b', '-'])(
    'is no host that none could be: %j',
    (host) => expect(publicUrlOf(undefined)(request(host))).toBe('http://localhost'),
  );
});

it('a logo that cannot be shown is refused when the program starts', () => {
  expect(() => readLogo(__filename)).toThrow('is no picture that pages can show');
  expect(() => readLogo('/no/such/logo.png')).toThrow('cannot be read (ENOENT)');
  const folder = mkdtempSync(path.join(tmpdir(), 'logo-'));
  const file = path.join(folder, 'logo.SVG');
  writeFileSync(file, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(readLogo(file)).toMatchObject({ type: 'image/svg+xml' });
  writeFileSync(file, Buffer.alloc(200_001));
  expect(() => readLogo(file)).toThrow('has 200001 bytes');
  rmSync(folder, { recursive: true });
});
