import { Failure } from "../../../src/framework/failure";
import { defineFunction, parameter } from "../../../src/framework/function";
import { pathTo } from "../../../src/framework/attribute-path";
import { types } from "../../../src/framework/schema/types";
import { isUnknown, unknownValue } from "../../../src/framework/schema/values";

const description = "For the test.";

/** A function with a parameter of each kind, which fails for some arguments. */
export const join = defineFunction({
  name: "join",
  summary: "Joins texts.",
  description: "Joins `parts`.",
  deprecated: "Use join.",
  parameters: {
    separator: parameter(types.string, { allowNull: true, description }),
    parts: parameter(types.string, {
      variadic: true,
      allowUnknown: true,
      description,
    }),
  },
  returns: types.string,
  call({ separator, parts }) {
    const unusable = parts.indexOf("");
    if (unusable >= 0)
      throw new Failure(
        "Empty part",
        "A part is empty.",
        pathTo("parts").index(unusable),
      );
    if (separator === "no")
      throw new Failure(
        "Not a separator",
        "The password separates nothing.",
        pathTo("separator"),
      );
    if (separator === "never") throw new Failure("Never", "Not today.");
    if (separator === "mistake")
      throw new Failure("Mistake", "There is no such path.", pathTo("other"));
    const known = parts.filter((part) => !isUnknown(part));
    return known.length < parts.length
      ? unknownValue
      : known.join(separator ?? ", ");
  },
});
