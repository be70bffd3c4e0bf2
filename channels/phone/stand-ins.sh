#!/bin/sh
# Makes what stands in for a person's voice: an .mp3 beside every prompts/<language>/<name>.txt that has none.
# Needs espeak-ng and lame. A person's recording (.mp3 or .wav, 8 kHz mono is all a telephone carries) put in the place of
# one is never overwritten; to have one made anew, delete it first.
set -eu
cd "$(dirname "$0")/src/main/resources/prompts"
for text in */*.txt; do
  language=${text%%/*}
  stem=${text%.txt}
  [ -e "$stem.mp3" ] || [ -e "$stem.wav" ] && continue
  espeak-ng -v "$language" -s 140 -f "$text" --stdout | lame --quiet -m m --resample 8 -b 16 --bitwidth 16 - "$stem.mp3"
done
