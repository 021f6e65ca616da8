import { describeCheck } from './describe-check';

describeCheck('types', {
  good: {
    ours: ['tsconfig.json', 'src/playground/app/tsconfig.json', 'src/web/embed/browser/tsconfig.json'],
    packages: true,
    files: {
      'src/paper.ts': 'export const title: string = "A";\n',
      'src/playground/app/page.mjs': 'export const title = document.title;\n',
      'src/web/embed/browser/widget.ts': 'export const title: string = document.title;\n',
    },
  },
  faults: [
    {
      title: 'a wrong type in the program',
      files: { 'src/paper.ts': 'export const title: string = 1;\n' },
      report: "src/paper.ts(1,14): error TS2322: Type 'number' is not assignable to type 'string'.",
    },
    {
      title: 'a wrong type in the playground',
      files: { 'src/playground/app/page.mjs': 'export const title = document.titel;\n' },
      report: 'src/playground/app/page.mjs(1,31): error TS2551',
    },
    {
      title: 'a wrong type in what sites embed',
      files: { 'src/web/embed/browser/widget.ts': 'export const title: number = document.title;\n' },
      report: "src/web/embed/browser/widget.ts(1,14): error TS2322: Type 'string' is not assignable",
    },
    {
      title: 'the DOM in the server',
      files: { 'src/paper.ts': 'export const title = document.title;\n' },
      report: "Cannot find name 'document'",
    },
  ],
});
