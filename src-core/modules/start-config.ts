/**
 * What a machine starts with: the options of its command line, completed by the variables of the environment and by what some options
 * imply (Python/initconfig.c `config_read`, Python/preconfig.c).
 */
import type { StartOptions } from './world.ts';

/** The start is refused; the message is what the interpreter prints. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** As `Py_ExitStatusException`: the step that failed, where it is told, and why. */
const fatal = (step: string, message: string, state = 'preinitialized'): ConfigError =>
  new ConfigError(`Fatal Python error: ${step && `${step}: `}${message}\nPython runtime state: ${state}\n\n`);

/** Options that would change what a program sees, and that nothing here answers to. */
const UNSUPPORTED = [
  ['no_debug_ranges', 'PYTHONNODEBUGRANGES'],
  ['tracemalloc', 'PYTHONTRACEMALLOC'],
] as const;

/** Least limit of digits between int and str (`_PY_LONG_MAX_STR_DIGITS_THRESHOLD`). */
const LEAST_DIGITS = 640;

class Reader {
  private readonly xOptions: Readonly<Record<string, string | true>>;

  constructor(
    private readonly options: StartOptions,
    private readonly env: ReadonlyMap<string, string>,
  ) {
    this.xOptions = options.xOptions ?? {};
  }

  /** A variable that counts: set, not empty, and not to be ignored. */
  private variable(name: string): string | undefined {
    const { ignoreEnvironment, isolated } = this.options;
    return ignoreEnvironment || isolated ? undefined : this.env.get(name) || undefined;
  }

  /** A level that a variable may raise: a number, or 1 for any other text (`_Py_get_env_flag`). */
  private level(name: string, given: number | boolean | undefined): number {
    const text = this.variable(name);
    if (text === undefined) return Number(given ?? 0);
    const value = /^\s*[+-]?\d+$/.test(text) ? Number(text) : 1;
    return Math.max(Number(given ?? 0), value < 0 ? 1 : value);
  }

  private isSet(option: string, name: string): boolean {
    return this.xOptions[option] !== undefined || this.variable(name) !== undefined;
  }

  private utf8Mode(): boolean {
    const step = 'preconfig_init_utf8_mode';
    const option = this.xOptions.utf8;
    if (option !== undefined) {
      if (option === true || option === '1') return true;
      if (option === '0') return false;
      throw fatal(step, 'invalid -X utf8 option value', 'preinitializing');
    }
    const variable = this.variable('PYTHONUTF8');
    if (variable === undefined || variable === '0') return false;
    if (variable === '1') return true;
    throw fatal(step, 'invalid PYTHONUTF8 environment variable value', 'preinitializing');
  }

  /** The limit for the text of ints; undefined for the usual one. */
  private maxDigits(): number | undefined {
    const wrong = (place: string) =>
      fatal('config_init_int_max_str_digits', `${place}: invalid limit; must be >= ${LEAST_DIGITS} or 0 for unlimited.`);
    const read = (text: string | true, place: string) => {
      const digits = text !== true && /^\s*[+-]?\d+$/.test(text) ? Number(text) : -1;
      if (digits !== 0 && (digits < LEAST_DIGITS || digits > 0x7fff_ffff)) throw wrong(place);
      return digits;
    };
    const variable = this.variable('PYTHONINTMAXSTRDIGITS');
    const byVariable = variable === undefined ? undefined : read(variable, 'PYTHONINTMAXSTRDIGITS');
    const option = this.xOptions.int_max_str_digits;
    return option === undefined ? byVariable : read(option, '-X int_max_str_digits');
  }

  private pycachePrefix(): string | undefined {
    const option = this.xOptions.pycache_prefix;
    if (typeof option === 'string') return option || undefined;
    return this.variable('PYTHONPYCACHEPREFIX');
  }

  /** The filters of warnings, least first (`config_init_warnoptions`). */
  private warnOptions(devMode: boolean, bytesWarning: number): string[] {
    const variable = this.variable('PYTHONWARNINGS');
    return [
      ...(devMode ? ['default'] : []),
      ...(variable === undefined ? [] : variable.split(',')),
      ...(this.options.warnOptions ?? []),
      ...(bytesWarning > 0 ? [`${bytesWarning > 1 ? 'error' : 'default'}::BytesWarning`] : []),
    ];
  }

  private checkSupported(): void {
    for (const [option, variable] of UNSUPPORTED) {
      if (this.xOptions[option] !== undefined) throw new ConfigError(`lasti: -X ${option} is not supported yet\n`);
      if (this.variable(variable) !== undefined) throw new ConfigError(`lasti: ${variable} is not supported yet\n`);
    }
    const frozen = this.xOptions.frozen_modules;
    if (frozen === 'off') throw new ConfigError('lasti: -X frozen_modules=off is not supported: these modules are frozen only\n');
    if (frozen !== undefined && frozen !== true && frozen !== 'on' && frozen !== '')
      throw fatal('', 'bad value for option -X frozen_modules (expected "on" or "off")');
  }

  read(): StartOptions {
    const { options } = this;
    this.checkSupported();
    const devMode = options.devMode || this.isSet('dev', 'PYTHONDEVMODE');
    const bytesWarning = options.bytesWarning ?? 0;
    return {
      ...options,
      devMode,
      utf8Mode: options.utf8Mode || this.utf8Mode(),
      optimize: Math.min(this.level('PYTHONOPTIMIZE', options.optimize), 2),
      verbose: this.level('PYTHONVERBOSE', options.verbose),
      inspect: this.level('PYTHONINSPECT', options.inspect) > 0,
      dontWriteBytecode: this.level('PYTHONDONTWRITEBYTECODE', options.dontWriteBytecode) > 0,
      noUserSite: this.level('PYTHONNOUSERSITE', options.noUserSite) > 0,
      unbuffered: this.level('PYTHONUNBUFFERED', options.unbuffered) > 0,
      safePath: options.safePath || this.variable('PYTHONSAFEPATH') !== undefined,
      warnDefaultEncoding: this.isSet('warn_default_encoding', 'PYTHONWARNDEFAULTENCODING'),
      importTime: this.isSet('importtime', 'PYTHONPROFILEIMPORTTIME'),
      faulthandler: devMode || this.isSet('faulthandler', 'PYTHONFAULTHANDLER'),
      intMaxStrDigits: this.maxDigits(),
      pycachePrefix: this.pycachePrefix(),
      ioEncoding: this.variable('PYTHONIOENCODING'),
      warnOptions: this.warnOptions(devMode, bytesWarning),
    };
  }
}

/** The options as they count. Raises ConfigError for values that refuse the start. */
export const readConfig = <Options extends StartOptions>(
  options: Options,
  env: ReadonlyMap<string, string>,
): Options & StartOptions => ({
  ...options,
  ...new Reader(options, env).read(),
});
