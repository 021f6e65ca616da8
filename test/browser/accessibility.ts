import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core returns, as far as it is used. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/**
 * What axe-core finds wrong with the page as it stands, by all its rules for WCAG 2.2 AA and its best practices: one readable line for
 * each element. Frames of other origins are looked into as well.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated by the browser itself, past the page's policy.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id}: ${help} at ${JSON.stringify(target)} ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
