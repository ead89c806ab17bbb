#!/bin/sh
":" /*
# The provider is JavaScript behind this shell script, which is a comment in JavaScript. The script starts the provider
# with Bun, if a version that is tested is on the PATH, or else with Node.js. NAME_PROVIDER_RUNTIME=node|bun decides.

tested_bun="1.4.5 to 1.4.x"
is_tested_bun() {
  case $1 in 1.4.[5-9] | 1.4.[1-9][0-9]) ;; *) return 1 ;; esac
}

# On standard output: Terraform shows a first line that it does not understand.
fail() {
  echo "$1"
  exit 1
}

# Searches the PATH without the working directory, whose files belong to the configuration, and without relative folders.
find_program() {
  program=
  set -f
  separators=$IFS
  IFS=:
  for folder in $PATH; do
    case $folder/ in
      "$PWD"/*) ;;
      /*) if [ -f "$folder/$1" ] && [ -x "$folder/$1" ]; then program=$folder/$1 && break; fi ;;
    esac
  done
  IFS=$separators
  set +f
  [ -n "$program" ]
}

case ${NAME_PROVIDER_RUNTIME-} in
  "" | bun)
    # They would add code and options of other programs.
    unset BUN_OPTIONS BUN_INSPECT BUN_INSPECT_CONNECT_TO BUN_INSPECT_PRELOAD
    if find_program bun && version=$("$program" --version) && is_tested_bun "$version"; then
      # Without what the working directory says: its .env, bunfig.toml, tsconfig.json and packages.
      exec "$program" --no-install --no-env-file --config=/dev/null --tsconfig-override=/dev/null "$0" "$@"
    fi
    [ -z "${NAME_PROVIDER_RUNTIME-}" ] ||
      fail "NAME_PROVIDER_RUNTIME is bun, but the PATH has ${program:-no bun}${version:+, version $version}. Install Bun $tested_bun, which is tested, or unset NAME_PROVIDER_RUNTIME."
    ;;
  node) ;;
  *) fail "NAME_PROVIDER_RUNTIME is $NAME_PROVIDER_RUNTIME. Set it to node or bun, or unset it." ;;
esac
find_program node ||
  fail "The provider name needs Node.js 20.9 or later, or Bun $tested_bun, on the PATH."
exec "$program" "$0" "$@"
*/
