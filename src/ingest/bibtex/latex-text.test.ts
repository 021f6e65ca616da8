import { describe, expect, test } from '@jest/globals';
import { latexText, verbatimText } from './latex-text';

describe('LaTeX as plain text', () => {
  test.each([
    [String.raw`Garc{\'\i}a`, 'García'],
    [String.raw`Garc\'{\i}a`, 'García'],
    [String.raw`{\"o} \"{o} \"o`, 'ö ö ö'],
    [String.raw`Ko{\v{c}}isk{\'y} \v cech`, 'Kočiský čech'],
    [String.raw`S{\o}ren J\o rgensen {\ss} \aa`, 'Søren Jørgensen ß å'],
    [String.raw`{\c{S}}aziye \H{o} \k{a} \u{g}`, 'Şaziye ő ą ğ'],
    [String.raw`Micha{\l}and {\L}ukasz`, 'Michałand Łukasz'],
  ])('puts accents on letters: %s', (source, text) => {
    expect(latexText(source)).toBe(text);
  });

  test.each([
    ['{LSTM} Networks for {{NLP}}', 'LSTM Networks for NLP'],
    [String.raw`A \emph{very} \textbf{bold} \unknown{claim} {\it here}`, 'A very bold claim here'],
    ["pages 1--7 --- ``so'' it says", 'pages 1–7 — “so” it says'],
    ['J.~Smith\n   and   others', 'J. Smith and others'],
    [String.raw`R\&D, 5\,\% of \$5, a\_b \#1 \{x\}`, 'R&D, 5 % of $5, a_b #1 {x}'],
    [
      String.raw`see \url{https://example.org/a_b~c} and \href{https://x.org}{this}`,
      'see https://example.org/a_b~c and this',
    ],
    [String.raw`\begin{itemize}\item one\end{itemize} as in \cite{foo}`, 'one as in'],
    [String.raw`\textasciitilde{}x \~{}y \^{}`, '~x ~y ^'],
  ])('leaves the words of %s', (source, text) => {
    expect(latexText(source)).toBe(text);
  });

  test.each([
    [String.raw`The $k$-means of $\{x_{i}\}$ at \$5`, String.raw`The $k$-means of $\{x_{i}\}$ at $5`],
    ['From $5 to {six}', 'From $5 to six'],
    [String.raw`\(x^{2}\) and \[y\]`, String.raw`\(x^{2}\) and \[y\]`],
    ['$$a_{b}$$ {done}', '$$a_{b}$$ done'],
    [String.raw`never \(closed {at} \(all`, String.raw`never \(closed at \(all`],
    [String.raw`O(\epsilon n \log n)`, 'O(ϵ n log n)'],
  ])('keeps formulas as they are: %s', (source, text) => {
    expect(latexText(source)).toBe(text);
  });

  test.each([
    [String.raw`A \textquotesingle Neural\textquotesingle  Network`, "A 'Neural' Network"],
    [String.raw`\textbackslash ell\_1-norm`, 'ℓ_1-norm'],
    [String.raw`Jes\textbackslash \textquotesingle us`, 'Jesús'],
    [String.raw`Schr{\textbackslash}''odinger`, 'Schrödinger'],
    [String.raw`{\textbackslash}texttt\{posteriordb\}`, 'posteriordb'],
    [String.raw`\textbackslash{}alpha is written so`, String.raw`\alpha is written so`],
  ])('understands what exporters make of quotation marks and backslashes: %s', (source, text) => {
    expect(latexText(source)).toBe(text);
  });

  test('takes time that grows with the length, whatever the text', () => {
    for (const part of ['{', '}', '\\(', '$\\$', "\\'", '\\cite[', '\\url{', '\\textbackslash ']) {
      expect(latexText(part.repeat(100_000)).length).toBeLessThanOrEqual(part.length * 100_000);
    }
  });
});

describe('Verbatim text', () => {
  test.each([
    [String.raw`10.1007/978-3\_4`, '10.1007/978-3_4'],
    [String.raw`\url{https://example.org/{a}\%20b}`, 'https://example.org/a%20b'],
    [String.raw`https://example.org/\~{}jan/\textasciitilde x`, 'https://example.org/~jan/~x'],
  ])('loses braces and escapes only: %s', (source, text) => {
    expect(verbatimText(source)).toBe(text);
  });
});
