# Sourced by the other scripts: what they say, and the tools of the operating system that they need.

# An ordinary user's PATH may lack the folders of system tools.
export PATH=$PATH:/usr/sbin:/sbin

# In the place of one that is closed, whatever is opened next would be read as the input or written over by the output.
[ -e /dev/fd/0 ] || exec </dev/null
[ -e /dev/fd/1 ] || exec 1</dev/null
[ -e /dev/fd/2 ] || exec 2>/dev/null

# The reader's language, as the lab tells it: --lang before the locale of messages, and Chinese only in UTF-8.
language_of_reader() {
  local word previous= characters=${TCPLAB_LC_CTYPE:-${LC_ALL:-${LC_CTYPE:-${LANG:-utf8}}}}
  language=${TCPLAB_LC_MESSAGES:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}
  case ${characters//-/} in *[uU][tT][fF]8*) ;; *) language= ;; esac
  for word in "$@"; do
    case $previous:$word in --lang:*) language=$word ;; *:--lang=*) language=${word#--lang=} ;; esac
    previous=$word
  done
  case $language in zh*) language=zh ;; *) language=en ;; esac
}

sentences=()
language_of_reader "$@"
# shellcheck source=scripts/zh.sh
[ "$language" != zh ] || [ ! -r "${BASH_SOURCE[0]%/*}/zh.sh" ] || . "${BASH_SOURCE[0]%/*}/zh.sh"

# Sets told to the sentence in the reader's language; to itself where there is no other.
tell() {
  local i at sign form text=$1 parts=()
  told=$text
  for ((i = 0; i < ${#sentences[@]}; i += 2)); do
    form=${sentences[i]}
    for sign in '\' . '[' ']' '(' ')' '{' '}' '*' + '?' '^' '$' '|'; do form=${form//"$sign"/"\\$sign"}; done
    [[ $text =~ ^${form//%s/(.*)}$ ]] || continue
    parts=("${BASH_REMATCH[@]:1}")
    for at in "${!parts[@]}"; do
      tell "${parts[at]}"
      parts[at]=$told
    done
    # shellcheck disable=SC2059
    printf -v told -- "${sentences[i + 1]}" "${parts[@]}"
    return
  done
}

say() {
  tell "$*"
  printf '%s: %s\n' "$speaker" "$told" >&2
}
fail() { say "$1"; exit "${2:-2}"; }

# Does what takes long in a process group of its own and without input: after end_at_signals a signal to this script
# ends all of it.
in_reach() { beside "$@"; wait $!; }

# Begins it, and does not wait.
beside() {
  set -m
  "$@" </dev/null &
  set +m
}

# A signal ends what was begun in the background, and then the script with 128 and the signal's number, after its
# last_words.
end_at_signals() {
  trap 'end_all 129' HUP
  trap 'end_all 130' INT
  trap 'end_all 143' TERM
}

last_words() { :; }

end_all() {
  local job begun looks=0
  trap '' HUP INT TERM
  mapfile -t begun < <(jobs -p)
  for job in "${begun[@]}"; do kill -- "-$job" 2>/dev/null || kill "$job" 2>/dev/null || :; done
  # Not by wait: of what ends in the moment in which a signal interrupts one, bash never learns that it has ended. And once
  # a second again: a bash that has just been forked loses what comes before it has put away its parent's traps.
  for job in "${begun[@]}"; do
    while kill -0 -- "-$job" 2>/dev/null || kill -0 "$job" 2>/dev/null; do
      sleep 0.02
      [ $((looks += 1)) -lt 50 ] || { looks=0; kill -- "-$job" 2>/dev/null || kill "$job" 2>/dev/null || :; }
    done
  done
  last_words "$1"
  exit "$1"
}

# The command that installs Debian's packages of these names here.
install_command() {
  if command -v apt-get >/dev/null; then echo "apt-get install -y $*"
  elif command -v dnf >/dev/null; then echo "dnf install -y ${*/iproute2/iproute}"
  elif command -v pacman >/dev/null; then echo "pacman -S --noconfirm $*"
  elif command -v apk >/dev/null; then echo "apk add $*"
  elif command -v zypper >/dev/null; then echo "zypper --non-interactive install $*"
  else echo "your package manager: $*"; fi
}

package_of() {
  case $1 in
    ss|ip) echo iproute2 ;;
    nft) echo nftables ;;
    nc) echo netcat-openbsd ;;
    java) echo default-jdk-headless ;;
    mvn) echo maven ;;
    *) echo "$1" ;;
  esac
}

# What the lab has of a tool.
use_of() {
  case ${1:-} in
    tcpdump) echo "captures the segments; what they would prove is INCONCLUSIVE without it" ;;
    ss) echo "lists the sockets and their states; what they would prove is INCONCLUSIVE without it" ;;
    ip) echo "gives each run a network of its own; without it there is no wire between two hosts" ;;
    *) echo "is used here" ;;
  esac
}

# Installs those of these tools that are missing, as root and announced; otherwise prints the command. Leaves in
# missing what is still missing, and fails if that is not nothing. Nothing is asked with $(…): while bash waits for the
# end of that, an interrupt is lost.
need_tools() {
  local tool use used packages=() package user command
  missing=()
  for tool in "$@"; do
    command -v "$tool" >/dev/null && continue
    missing+=("$tool")
    IFS= read -r package < <(package_of "$tool")
    case " ${packages[*]-} " in *" $package "*) ;; *) packages+=("$package") ;; esac
  done
  [ ${#missing[@]} -eq 0 ] && return
  IFS= read -r command < <(install_command "${packages[@]}")
  IFS= read -r user < <(id -u)
  if [ "$user" != 0 ] || [ -n "${TCPLAB_NO_INSTALL:-}" ] || [ "${command#your}" != "$command" ]; then
    say "missing: ${missing[*]}; install with: $command"
    return 1
  fi
  say "missing: ${missing[*]}; installing with: $command"
  IFS= read -r used < <(use_of)
  for tool in "${missing[@]}"; do
    IFS= read -r use < <(use_of "$tool")
    [ "$use" != "$used" ] || continue
    tell "$use"
    say "  $tool $told"
  done
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  in_reach $command >/dev/null 2>&1 || { [ "${command%% *}" = apt-get ] && install_anew; } || { say "that did not work"; return 1; }
  say "installed: ${missing[*]}"
  missing=()
}

# A machine that is new has no lists of what there is to install.
install_anew() {
  say "that did not work yet; fetching the lists of packages with: apt-get update"
  in_reach apt-get update >/dev/null 2>&1 || return
  # shellcheck disable=SC2086
  in_reach $command >/dev/null 2>&1
}
