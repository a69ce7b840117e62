/** Attributes of exceptions that are members of their C structures: they stand in `extra`, None where nothing was set. */
import { convert } from '../convert.ts';
import type { TypeTable } from '../define.ts';
import type { PyException } from '../exception.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { asInt, type Value } from '../value.ts';

type Members = NonNullable<TypeTable['members']>;

/** Sets one field of `extra`. */
export function setField(self: PyException, name: string, value: Value | undefined): void {
  self.extra = { ...self.extra, [name]: value };
}

/** Members that hold any object; deleted they are None again. */
export function objectMembers(...names: string[]): Members {
  return Object.fromEntries(
    names.map((name) => [
      name,
      [
        (_t: Thread, self: PyException): Value => self.extra?.[name] ?? null,
        (_t: Thread, self: PyException, value: Value | undefined) => setField(self, name, value),
      ] as const,
    ]),
  );
}

/** Members that hold an index. */
export function indexMembers(...names: string[]): Members {
  return Object.fromEntries(
    names.map((name) => [
      name,
      [
        (_t: Thread, self: PyException): Value => self.extra?.[name] ?? 0,
        (t: Thread, self: PyException, value: Value | undefined) => {
          if (value === undefined) raise.TypeError("can't delete numeric/char attribute");
          else
            setField(
              self,
              name,
              asInt(value) === undefined
                ? raise.TypeError('an integer is required')
                : (convert(t, 'index', value, '', 0, 0, '', '') as number),
            );
        },
      ] as const,
    ]),
  );
}
