import type { DataSource } from 'typeorm';

/** What a text tells the test by, should it ever run. */
export const ALARM = 'alarm';

const RUN = `${ALARM}()`;

/**
 * Texts that run {@link ALARM}, or break the document they stand in, where a place forgets to escape them. Each is a title, an abstract, a
 * name … of a paper of its own.
 */
export const XSS_TEXTS: readonly string[] = [
  // Elements that run, or that run when something fails, is shown or is focused.
  `<script>${RUN}</script>`,
  `<ScRiPt src="data:text/javascript,${RUN}"></sCrIpT>`,
  `<img src=x onerror=${RUN}>`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<img/src/onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><script>${RUN}</script></svg>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<p onpointerenter=${RUN} style="position:fixed;inset:0">over all</p>`,
  `<style onload=${RUN}></style>`,
  `<style>@import 'javascript:${RUN}'; body{display:none}</style>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<link rel="stylesheet" href="javascript:${RUN}">`,
  `<form action="javascript:${RUN}"><button autofocus>press</button></form>`,
  `<a href="javascript:${RUN}" id=x tabindex=1 autofocus onfocus=${RUN}>follow</a>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<template><script>${RUN}</script></template>`,
  `<xmp><img src=x onerror=${RUN}></xmp>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  `<papergraph-paper data-id="x" onclick=${RUN}></papergraph-paper>`,
  // Ends of what a text may stand in.
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `" autofocus onfocus="${RUN}" x="`,
  `' autofocus onfocus='${RUN}' x='`,
  `\` onerror=${RUN} \``,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</option></select><img src=x onerror=${RUN}>`,
  `--><script>${RUN}</script><!--`,
  '<!-- never closed',
  `]]><script>${RUN}</script><![CDATA[`,
  '<![CDATA[ never closed',
  '<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&unknown; &#0; &#x1F; &lt;script&gt; & && &amp;amp;',
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `'-${RUN}-'`,
  `";${RUN};//`,
  `\\";${RUN};//`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `"}]}</script><script>${RUN}</script>`,
  // Addresses.
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  '//evil.example/x',
  // Ends of citations.
  `}, url = {javascript:${RUN}}, note = {`,
  '@article{other, title = {Another}}',
  '\\input{/etc/passwd} \\write18{ls} %',
  'TY  - JOUR ER  - ',
  // Encodings.
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `\u2028${RUN}\u2029`,
  `\u202e>tpircs/<${RUN}>tpircs<`,
  `＜script＞${RUN}＜/script＞`,
  `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
];

/** The text so many places further, so that a paper's fields differ. */
const textAt = (index: number): string => XSS_TEXTS[index % XSS_TEXTS.length] ?? '';

/** Addresses that the importer lets through, and what stands in them must not get out of. */
const addresses = (text: string): string[] => [
  `https://papers.example/a?b=${text.replace(/\s/g, '+')}`,
  `https://papers.example/"onmouseover="${RUN}.pdf`,
  `https://user:${RUN}@papers.example/<script>${RUN}</script>`,
];

/** Lines of the interchange format: a paper for each of {@link XSS_TEXTS}, with such texts in all its fields. */
export function hostileLines(): string {
  const papers = XSS_TEXTS.map((text, index) => {
    const at = (offset: number) => textAt(index + offset);
    return {
      source: `hostile:${index}`,
      title: `${index} ${text}`,
      abstract: `${index} ${at(1)} ${at(2)}`,
      excerpt: `${index} ${at(1)}`,
      year: 1990 + (index % 30),
      publishedOn: index % 2 === 0 ? `20${10 + (index % 15)}-04-24` : undefined,
      type: index % 3 === 0 ? 'JOURNAL_ARTICLE' : index % 3 === 1 ? 'CONFERENCE_PAPER' : 'THESIS',
      venue: {
        name: `${index % 9} ${textAt(index % 9)}`,
        acronym: textAt(20 + (index % 9)),
        kind: 'CONFERENCE',
      },
      presentation: text,
      award: [at(3)],
      ids: { doi: `10.5555/${index}"><script>`, arxiv: text, acl: text, dblp: text, s2: text },
      authors: [
        {
          name: `${index} ${at(4)}`,
          affiliations: [at(5), { text: at(6), name: `${index % 5} ${textAt(index % 5)}` }],
          person: {
            givenName: at(7),
            familyName: at(8),
            alternateNames: [at(9)],
            homepage: `https://papers.example/${at(10)}`,
          },
        },
        `Everybody's ${textAt(3)}`,
      ],
      areas: [`Root ${textAt(2)} > ${index % 9} ${textAt(30 + (index % 9))}`],
      keywords: [at(11), at(12)],
      links: [
        ...addresses(text).map((url, place) => ({
          kind: ['CODE', 'PDF', 'PROJECT'][place],
          url,
          label: at(13 + place),
        })),
        { kind: 'PDF', url: text },
        { kind: text, url: `https://papers.example/${index}`, label: at(16) },
      ],
      references: [{ source: `hostile:${(index + 1) % XSS_TEXTS.length}` }],
      collection: { slug: 'hostile', title: textAt(5), description: textAt(40) },
    };
  });
  const entities = [
    { entity: 'collection', slug: 'hostile', title: `Hostile ${textAt(0)}`, description: textAt(33) },
    { entity: 'area', path: `Root ${textAt(2)}`, description: textAt(2) },
  ];
  return [...entities, ...papers].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Puts the texts as they are into columns that the importer would have cleaned of markup: another graph may give what ours does
 * not hold.
 */
export async function writeRaw(dataSource: DataSource): Promise<void> {
  const texts = XSS_TEXTS.map((text) => text.replaceAll('\u0000', ''));
  // Addresses have no spaces and controls in any graph: its URL scalar lets none through.
  const addresses = texts.map((text) => `https://papers.example/${text.replace(/[\s\p{C}]/gu, '+')}`);
  const at = (list: string, shift: number, key: string) =>
    `(${list}::text[])[1 + (${key} + ${shift}) % ${texts.length}]`;
  const raw = (shift: number, key = 'id') => at('$1', shift, key);
  const address = (shift: number, key = 'id') => at('$2', shift, key);
  const statements = [
    `UPDATE paper SET title = id || ' ' || ${raw(0)}, abstract = ${raw(1)}, excerpt = ${raw(2)}, keywords = ARRAY[${raw(3)}], awards = ARRAY[${raw(4)}], updated_at = now()`,
    `UPDATE author SET name = id || ' ' || ${raw(5)}, given_name = ${raw(6)}, family_name = ${raw(7)}, homepage = ${address(8)}`,
    `UPDATE authorship SET raw_name = ${raw(9, 'paper_id')}`,
    `UPDATE venue SET name = id || ' ' || ${raw(10)}, acronym = ${raw(11)}`,
    `UPDATE research_area SET name = id || ' ' || ${raw(12)}, description = ${raw(13)}`,
    `UPDATE organization SET name = id || ' ' || ${raw(14)}`,
    `UPDATE collection SET title = ${raw(15)}, description = ${raw(16)}`,
    `UPDATE paper_link SET label = ${raw(17, 'paper_id')}, url = ${address(18, 'paper_id')}`,
  ];
  for (const statement of statements)
    await dataSource.query(statement, statement.includes('$2') ? [texts, addresses] : [texts]);
}
