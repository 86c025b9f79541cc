#!/usr/bin/env bash
# Installs what the end-to-end tests need and runs them all: the judges of Word files, then the editors. Fails when one of the two
# fails. After: npm run build.
set -uo pipefail
cd "$(dirname "$0")/../.."
bash test/e2e/setup.sh
npx vitest run --config test/e2e/vitest.config.ts
word=$?
npm run --silent test:editors
editors=$?
[ $word -eq 0 ] && [ $editors -eq 0 ]
