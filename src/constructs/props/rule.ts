/** A value, with its name in errors. */
export type NamedValue = readonly [prop: string, value: unknown];

/** A rule for a prop, or for parts of it. Terraform checks the tokens. */
export interface Rule<Props = object> {
  /** Completes "must be …". */
  readonly expected: string;
  /** Selects the values to check. @default the prop, if it is there */
  readonly select?: (
    value: unknown,
    prop: string,
    props: Props,
  ) => readonly NamedValue[];
  /** @default none of the selected values: they are those that break the rule */
  readonly allows?: (value: unknown) => boolean;
  /** Describes a value that is not allowed. @default {@link describeReceived} */
  readonly describe?: (value: unknown) => string;
  /** Whether the value must be known during synthesis. @default false */
  readonly rejectsTokens?: boolean;
}

/** The rules of all props of a construct. */
export type Rules<Props> = Readonly<
  Record<keyof Props, readonly Rule<Props>[]>
>;
