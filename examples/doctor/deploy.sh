#!/usr/bin/env bash
# Deploys the named stacks, or all, but only if the machine is ready.
set -euo pipefail
cd "$(dirname "$0")"

npx cdktf-avara doctor || {
  echo "Nothing was deployed." >&2
  exit 1
}
# The log keeps the output of each plan, with its warnings.
npx cdktf deploy --auto-approve "$@" 2>&1 | tee deploy.log
