import { quote } from "../text/quote";

/** One step from a value to one of its parts. */
export type AttributePathStep =
  | { readonly attribute: string }
  | { readonly key: string }
  | { readonly index: number };

/** The path to a value, such as `metadata["owner"]`. Immutable: each step returns a longer path. */
export class AttributePath {
  /** The whole object. */
  static readonly root = new AttributePath([]);

  /** The steps from the whole object to the value. */
  readonly steps: readonly AttributePathStep[];

  private constructor(steps: readonly AttributePathStep[]) {
    this.steps = steps;
  }

  /** The attribute of an object. */
  attribute(name: string): AttributePath {
    return new AttributePath([...this.steps, { attribute: name }]);
  }

  /** The element of a map. */
  key(key: string): AttributePath {
    return new AttributePath([...this.steps, { key }]);
  }

  /** The element of a list. */
  index(index: number): AttributePath {
    return new AttributePath([...this.steps, { index }]);
  }

  /** The path in Terraform's syntax. A long key is truncated. */
  toString(): string {
    return this.steps
      .map((step) => {
        if ("attribute" in step) return `.${step.attribute}`;
        return `[${"key" in step ? quote(step.key) : step.index}]`;
      })
      .join("")
      .replace(/^\./, "");
  }
}

/** The path of a top-level attribute. */
export function pathTo(attribute: string): AttributePath {
  return AttributePath.root.attribute(attribute);
}
