type NullPackage = typeof import("@cdktf/provider-null");

/**
 * Loads the classes of `null_resource`. Only hooks need them, so an app without hooks need not install their package.
 *
 * @throws {Error} if the package is not installed
 */
export function loadNullPackage(): NullPackage {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require("@cdktf/provider-null") as NullPackage;
  } catch (cause) {
    throw new Error(
      "Hooks need the package @cdktf/provider-null. Install it: npm install @cdktf/provider-null",
      { cause },
    );
  }
}
