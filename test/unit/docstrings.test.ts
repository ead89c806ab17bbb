/** What users and authors import explains itself: each export and each of its members has a summary. */
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import ts from "typescript";
import { repository } from "../support/repository";

const entries = [
  "author/bundle.ts",
  "author/framework.ts",
  "index.ts",
  "sandbox/index.ts",
];

/** A program of our own modules only, which is enough for their docstrings. */
function createOwnProgram(): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, types: [] };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map(({ text }) => {
      const base = join(dirname(containingFile), text.replace(/\.js$/, ""));
      const found = [`${base}.ts`, join(base, "index.ts")].find((path) =>
        host.fileExists(path),
      );
      return {
        resolvedModule:
          text.startsWith(".") && found !== undefined
            ? { resolvedFileName: found, extension: ts.Extension.Ts }
            : undefined,
      };
    });
  return ts.createProgram(
    entries.map((entry) => join(repository, "src", entry)),
    options,
    host,
  );
}

const program = createOwnProgram();
const checker = program.getTypeChecker();

/** The symbols that a module exports, from the files in which they are declared. */
function exportsOf(entry: string): readonly ts.Symbol[] {
  const file = program.getSourceFile(join(repository, "src", entry));
  const module = file && checker.getSymbolAtLocation(file);
  return (module ? checker.getExportsOfModule(module) : []).map((symbol) =>
    symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol,
  );
}

/** The members of an interface or a class that others see. */
function membersOf(symbol: ts.Symbol): readonly ts.Symbol[] {
  return (symbol.declarations ?? [])
    .flatMap((declaration): readonly (ts.ClassElement | ts.TypeElement)[] =>
      ts.isInterfaceDeclaration(declaration) ||
      ts.isClassDeclaration(declaration)
        ? declaration.members
        : [],
    )
    .filter(({ name }) => name !== undefined && !ts.isPrivateIdentifier(name))
    .filter(
      (member) =>
        !(
          ts.getCombinedModifierFlags(member) &
          (ts.ModifierFlags.Private | ts.ModifierFlags.Override)
        ),
    )
    .flatMap(({ name }) => (name && checker.getSymbolAtLocation(name)) ?? []);
}

const hasSummary = (symbol: ts.Symbol) =>
  symbol.getDocumentationComment(checker).length > 0;

test.each(entries)("everything that src/%s exports has a summary", (entry) => {
  const exported = exportsOf(entry).filter(
    ({ declarations = [] }) =>
      declarations.length > 0 &&
      // These are generated from the provider's schema.
      !declarations.some((one) =>
        one.getSourceFile().fileName.includes("/bindings/"),
      ),
  );
  expect(exported.length).toBeGreaterThan(0);
  const silent = exported.flatMap((symbol) => [
    ...(hasSummary(symbol) ? [] : [symbol.name]),
    ...membersOf(symbol)
      .filter((member) => !hasSummary(member))
      .map((member) => `${symbol.name}.${member.name}`),
  ]);
  expect(silent).toEqual([]);
});
