# What the scripts of this folder share. Source it; it sets KOMEK_ROOT and changes no shell option.

KOMEK_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# One sentence, and the end.
die() {
  printf 'Komek: %s\n' "$*" >&2
  exit 1
}

# java_major JAVA -> its major version, or 0. "1.8.0" is 8.
java_major() {
  "$1" -version 2>&1 | awk -F '"' '/version "/ { split($2, v, /[.-]/); print (v[1] == 1 ? v[2] : v[1]); found = 1; exit }
    END { if (!found) print 0 }'
}

# The first JDK (javac, not a bare runtime) of version 21 or newer; sets JAVA_HOME, JAVA and PATH.
find_jdk() {
  local home on_path
  on_path=$(command -v java || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")")")
  while IFS= read -r home; do
    [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || continue
    if [ "$(java_major "$home/bin/java")" -ge 21 ]; then
      JAVA_HOME=$home JAVA=$home/bin/java PATH=$home/bin:$PATH
      export JAVA_HOME PATH
      return
    fi
  done <<EOF
${JAVA_HOME:-}
$on_path
$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)
$(ls -d /usr/lib/jvm/* /opt/*jdk* /opt/java* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home 2>/dev/null)
EOF
  die "a JDK 21 or newer is needed and was not found in JAVA_HOME, on the PATH or in the usual folders: install one or set JAVA_HOME."
}

# Node 20 or newer; only the build of the console needs it.
find_node() {
  local node folder
  while IFS= read -r node; do
    [ -n "$node" ] && [ -x "$node" ] || continue
    # A string: a bare number comes coloured where FORCE_COLOR is set.
    if [ "$("$node" -p 'String(parseInt(process.versions.node))' 2>/dev/null || echo 0)" -ge 20 ]; then
      folder=$(dirname "$node")
      [ -x "$folder/npm" ] || continue
      PATH=$folder:$PATH
      export PATH
      return
    fi
  done <<EOF
$(command -v node || true)
$(ls -d "$HOME"/.nvm/versions/node/*/bin/node /usr/local/bin/node /opt/homebrew/bin/node /opt/node*/bin/node 2>/dev/null)
EOF
  die "Node 20 or newer with npm is needed to build the console and was not found: install it or put it on the PATH."
}

# Sets MVN: an installed Maven >= 3.8.6, else the wrapper, which fetches one.
find_maven() {
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  if [ -n "$version" ] && [ "$(printf '3.8.6\n%s\n' "$version" | sort -V | head -n 1)" = 3.8.6 ]; then
    MVN=mvn
  else
    MVN=$KOMEK_ROOT/mvnw
  fi
}

# newer_source ARTEFACT SOURCE... -> succeeds when a source is newer than the artefact and than the last build of its
# module. Maven leaves an artefact alone when nothing in it changed, hence the stamp, which names what was built. Tests are
# in no artefact.
newer_source() {
  local artefact=$1 reference=$1 stamp=$KOMEK_ROOT/deploy/local/target/built module
  shift
  [ -e "$artefact" ] || return 0
  module=${artefact#"$KOMEK_ROOT/"}
  module=${module%%/target/*}
  if [ "$stamp" -nt "$artefact" ]; then
    case ,$(cat "$stamp"), in *",$module,"*) reference=$stamp ;; esac
  fi
  [ -n "$(cd "$KOMEK_ROOT" && find "$@" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' \) -prune \
    -o -type f \( -name pom.xml -o -name 'package*.json' -o -path '*/src/*' \) -newer "$reference" -print 2>/dev/null | head -n 1)" ]
}

is_built() {
  ! newer_source "$KOMEK_ROOT/channels/gateway/target/quarkus-app/quarkus-run.jar" pom.xml channels \
    && ! newer_source "$KOMEK_ROOT/app/server/target/quarkus-app/quarkus-run.jar" pom.xml app channels/contract \
    && ! newer_source "$KOMEK_ROOT/deploy/local/target/komek-local.jar" pom.xml deploy/local
}

# What needs only the launcher's classes must not touch the rest: it may be running.
build_local_if_missing() {
  [ -e "$KOMEK_ROOT/deploy/local/target/komek-local.jar" ] && [ -d "$KOMEK_ROOT/deploy/local/target/lib" ] && return
  find_maven
  build_modules deploy/local
  rm -f "$KOMEK_ROOT/deploy/local/target/built" # not all is
}

# build_if_needed [MODULE...]: packages what deploy/run starts, and the modules named (by path), unless it is built already.
build_if_needed() {
  local modules=channels/gateway,app/server,deploy/local module missing=
  for module in "$@"; do
    modules=$modules,$module
    newer_source "$(ls "$KOMEK_ROOT/$module"/target/*.jar 2>/dev/null | head -n 1)" "$module" && missing=1
  done
  [ -z "$missing" ] && is_built && return
  find_maven
  [ -z "$(find "$KOMEK_ROOT/app/console" -maxdepth 3 -name node_modules -prune -o -name package.json -print 2>/dev/null)" ] || find_node
  build_modules "$modules"
}

# Shows a line for every module, and one now and then while a module takes long (the first build fetches its libraries).
build_modules() {
  local log stamp=$KOMEK_ROOT/deploy/local/target/built started=$SECONDS line name=libraries
  log=$(mktemp "${TMPDIR:-/tmp}/komek-build.XXXXXX")
  printf %s "$1" > "$log.began"
  echo "Building (once; the first time also fetches the libraries, which takes some minutes)"
  (
    cd "$KOMEK_ROOT" && "$MVN" -B package -pl "$1" -am -DskipTests -Dspotless.check.skip=true 2>&1 && touch "$log.done"
  ) | tee "$log" | while true; do
    if IFS= read -r -t 15 line; then
      case $line in
        '[INFO] Building Komek'*)
          name=$(printf %s "$line" | sed 's/^\[INFO\] Building //; s/ 1\.0-SNAPSHOT */ /')
          echo "  $name, $((SECONDS - started)) s" ;;
      esac
    else
      [ $? -gt 128 ] || break # the end of the output; more than 128 is the time that ran out
      echo "  … still building $name, $((SECONDS - started)) s"
    fi
  done || true # a caller's pipefail must not end it here: what went wrong is told below
  if [ ! -e "$log.done" ]; then
    grep -E '^\[ERROR\]|^Error' "$log" | head -n 15 >&2 || true
    rm -f "$log.began"
    die "the build failed; all it said is in $log."
  fi
  mv "$log.began" "$stamp"
  rm -f "$log" "$log.done"
  echo "Built in $((SECONDS - started)) s"
}

# local_java MAIN [ARGUMENT...]: becomes a program of deploy/local. LOCAL_JAVA_FLAGS adds to the JVM's flags.
local_java() {
  local home=$KOMEK_ROOT/deploy/local/target main=$1
  shift
  # shellcheck disable=SC2086 # flags are words
  exec "$JAVA" -Xmx96m -XX:+UseSerialGC ${LOCAL_JAVA_FLAGS:-} -Dkomek.home="$KOMEK_ROOT" \
    -cp "$home/komek-local.jar:$home/lib/*" "kz.komek.local.$main" "$@"
}
