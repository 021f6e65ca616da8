import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readBibtex } from '../src/ingest/bibtex';
import { cleanRecord } from '../src/interchange/clean-record';

const folder = path.join(__dirname, '../../shared/data/bibtex');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bib.gz')) : [];
if (files.length === 0)
  console.warn('Skipped: ../shared/data/bibtex, whose files these tests read, is absent.');

(files.length > 0 ? describe : describe.skip)('Of a file of real BibTeX', () => {
  // None of these files has comments or macros: each line that begins with "@" begins an entry.
  test.each(files.length > 0 ? files : ['none'])('every entry arrives: %s', async (file) => {
    const bytes = gunzipSync(readFileSync(path.join(folder, file)));
    const entries = bytes.toString('utf8').match(/^@/gm)?.length;
    const names: string[] = [];
    let papers = 0;
    for await (const reading of readBibtex(createReadStream(path.join(folder, file)).pipe(createGunzip()), {
      name: file,
    })) {
      if (reading.kind !== 'paper') throw new Error(`line ${reading.line} was not read`);
      const { record } = cleanRecord(reading.paper);
      expect(record).toMatchObject({
        title: expect.any(String),
        venue: expect.anything(),
        year: expect.any(Number),
      });
      names.push(...record.authors.map(({ name }) => name));
      papers += 1;
    }
    expect(papers).toBe(entries);
    // No command, brace or tie of LaTeX is left in a name.
    expect(names.filter((name) => /[\\{}~$]/.test(name))).toEqual([]);
  });
});
