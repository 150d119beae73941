/** Code takes its colours from the tokens, so that one copy serves light, dark and print. */
import { createCssVariablesTheme } from 'shiki';

export const codeTheme = createCssVariablesTheme({
  name: 'madang',
  variablePrefix: '--code-',
  variableDefaults: {},
  fontStyle: true,
});
