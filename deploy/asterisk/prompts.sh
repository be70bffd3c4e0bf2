#!/bin/sh
# Makes what callers hear of the prompts of channels/phone, as telephones have it: 8 kHz, one voice. Needs ffmpeg.
#   ./prompts.sh [/var/lib/asterisk/sounds/komek]
set -eu
to=${1:-/var/lib/asterisk/sounds/komek}
cd "$(dirname "$0")/../../channels/phone/src/main/resources/prompts"
for sound in */*.mp3 */*.wav; do
  [ -e "$sound" ] || continue
  mkdir -p "$to/${sound%/*}"
  ffmpeg -nostdin -loglevel error -y -i "$sound" -ar 8000 -ac 1 "$to/${sound%.*}.wav"
done
