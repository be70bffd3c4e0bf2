#!/bin/sh
# Hands a finished call, or its sound, over to Komek: installed as /usr/local/bin/komek-hand-over, run by Asterisk.
#
#   komek-hand-over CALL      <call> <from> <to> <language> <began> <queued> <waited> <operator> <ended> [call back]
#   komek-hand-over VOICEMAIL <call> <from> <to> <language> <at>
#   komek-hand-over TALK      <call> <from> <to> <language> <at>
#
# The sound goes first and its description last and at once, so that whoever sees the one finds the other. Gateways delete
# both when they have them.
set -eu
spool=${KOMEK_SPOOL:-/var/spool/komek}
work=${KOMEK_WORK:-/var/spool/komek-work}
umask 027

kind=$1
call=$(printf %s "$2" | tr -cd 'A-Za-z0-9.-')
from=$(printf %s "$3" | tr -cd '0-9+')
to=$(printf %s "$4" | tr -cd '0-9+')
language=$(printf %s "$5" | tr -cd 'a-z')
[ -n "$call" ] || exit 0

number() { # a JSON number, or null
  digits=$(printf %s "${1:-}" | tr -cd '0-9')
  [ -n "$digits" ] && printf %s "$digits" || printf null
}

who() {
  printf '{"kind":"%s","call":"%s","from":"%s","to":"%s","language":"%s"' "$kind" "$call" "$from" "$to" "$language"
}

describe() { # <name>, what it is on standard input
  cat > "$spool/.$1.tmp"
  mv "$spool/.$1.tmp" "$spool/$1.json"
}

case $kind in
  CALL)
    answered=null
    operator=$(printf %s "${9:-}" | tr -cd 'A-Za-z0-9/_-')
    if [ -n "$operator" ]; then
      queued=$(number "${7:-}")
      waited=$(number "${8:-}")
      [ "$queued" != null ] && [ "$waited" != null ] && answered=$((queued + waited))
    fi
    ended=$(number "${10:-}")
    {
      who
      printf ',"began":%s,"queued":%s,"answered":%s' "$(number "${6:-}")" "$(number "${7:-}")" "$answered"
      [ -n "$operator" ] && printf ',"operator":"%s"' "$operator"
      [ -n "${11:-}" ] && printf ',"callBack":true'
      printf ',"ended":%s}\n' "$ended"
    } | describe "$call-call"
    ;;
  VOICEMAIL | TALK)
    name=$call-$(printf %s "$kind" | tr 'A-Z' 'a-z')
    sound=$work/$name.wav
    [ -f "$sound" ] || exit 0
    bytes=$(wc -c < "$sound" | tr -cd '0-9')
    seconds=$(((bytes - 44) / 16000)) # 8 kHz, 16 bit, one voice
    if [ "$seconds" -lt 2 ]; then
      rm -f "$sound" # somebody hanging up, or nobody answered
      exit 0
    fi
    mv "$sound" "$spool/$name.wav"
    { who; printf ',"began":%s,"seconds":%s,"file":"%s.wav"}\n' "$(number "${6:-}")" "$seconds" "$name"; } | describe "$name"
    ;;
esac
