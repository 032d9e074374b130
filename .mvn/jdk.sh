# Sourced by mvnw and credence: points JAVA_HOME at a JDK 25, wherever the system keeps it.

credence_is_jdk25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25\b'
}

credence_find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && credence_is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  credence_javac=$(command -v javac 2>/dev/null || true)
  if [ -n "$credence_javac" ]; then
    # The path's javac is often a link; its real home is two folders up.
    credence_home=$(cd "$(dirname "$(readlink -f "$credence_javac" 2>/dev/null || echo "$credence_javac")")/.." && pwd)
    if credence_is_jdk25 "$credence_home"; then
      JAVA_HOME=$credence_home
      export JAVA_HOME
      return 0
    fi
  fi
  for credence_home in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if credence_is_jdk25 "$credence_home"; then
      JAVA_HOME=$credence_home
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'TEXT'
Credence needs a JDK 25 and found none.
Looked at JAVA_HOME, the javac on the PATH, and the usual folders (/usr/lib/jvm, ~/.sdkman, ~/.jdks, /Library/Java, ...).
Install one (for example Eclipse Temurin 25: https://adoptium.net) or set JAVA_HOME to it, then run the command again.
TEXT
  return 1
}
