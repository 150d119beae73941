/** The entry of `./madang`: finds the command, prints help, turns errors into words and exit codes. */
import { AuthorErrors } from '#lab';
import { type Command, EXIT, MissingError, print, UsageError, warn } from './command.ts';

/** Loaded when used: a command never pays for another's imports. */
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  up: () => import('./up.ts'),
  dev: () => import('./dev.ts'),
  lab: () => import('./lab.ts'),
  check: () => import('./check.ts'),
  prove: () => import('./prove.ts'),
  lint: () => import('./lint.ts'),
  test: () => import('./test.ts'),
  bench: () => import('./bench.ts'),
  new: () => import('./new.ts'),
  doctor: () => import('./doctor.ts'),
};

async function main(words: string[]): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await printOverview();
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new UsageError(`there is no command "${name}"; ./madang --help lists them`);
  const { command } = await load();
  if (args.includes('--help') || args.includes('-h')) {
    print(`${helpText(command)}\n`);
    return EXIT.ok;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      warn(`madang ${name}: ${error.message}\nUsage: ${command.usage}\n`);
      return EXIT.usage;
    }
    throw error;
  }
}

function helpText(command: Command): string {
  return `${command.summary}\n\nUsage: ${command.usage}\n\n${command.help.replace(/^\n+|\s+$/g, '')}\n\nExample:\n  ${command.example}`;
}

async function printOverview(): Promise<void> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(
      async ([name, load]) => `  ${name.padEnd(8)} ${(await load()).command.summary}`,
    ),
  );
  print(
    `Madang: open courseware with a real lab in it.\n\nUsage: ./madang <command> [options]\n\n${lines.join('\n')}\n\n` +
      'Each has --help with an example. Start here:\n  ./madang up\n',
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}

/** Errors that a reader can act on print as one clear sentence; everything else is ours and shows its stack. */
function tell(error: unknown): number {
  if (error instanceof AuthorErrors) {
    warn(`${error.message}\n`);
    return EXIT.no;
  }
  if (error instanceof UsageError) {
    warn(`madang: ${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof MissingError) {
    warn(`madang: ${error.message}\n`);
    return EXIT.missing;
  }
  warn(`${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.no;
}
