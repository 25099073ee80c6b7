// The linter: strict and with types; and the borders of the house (.ci/import-table.js).
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { importTable } from './.ci/import-table.js'

const handedIn = 'The domain is pure: clock, ids and randomness are handed in.'

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      '.ci/canary/',
    ],
  },

  js.configs.recommended,
  // Before Svelte's own, which bring the parser that hands the scripts on to TypeScript's.
  { files: ['**/*.svelte'], extends: [tseslint.configs.strict] },
  ...svelte.configs.recommended,

  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    plugins: { plenum: { rules: { 'import-table': importTable } } },
    rules: {
      'plenum/import-table': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Node runs the files as they are: a union of strings instead of an enum.',
        },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: a thing has one name everywhere.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}', '**/*.config.ts', '.ci/*.ts'],
    languageOptions: { globals: globals.node },
    rules: {
      // These tools want a default export.
      'no-restricted-syntax': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json'],
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Codes, numbers and hashes are spread here, never words of a language.
      '@typescript-eslint/no-misused-spread': 'off',
      // `return refuse(why)` as a guard clause says in one line what would take three.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // svelte-check knows the types, and knows them better here.
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
    },
  },
  { files: ['**/*.svelte.ts'], languageOptions: { globals: globals.browser } },
  { files: ['member-web/public/*.js'], languageOptions: { globals: globals.serviceworker } },
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },

  {
    files: ['server/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'crypto',
          'process',
          'console',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
        ].map((name) => ({ name, message: handedIn })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: handedIn },
        { object: 'globalThis', message: handedIn },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    rules: {
      // A test may say what it knows better than the compiler; the assertion that follows proves it.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
