#!/usr/bin/env bash
# Types every verb into a terminal of tmux, 80 and 160 columns wide, and writes what stands there into docs/recordings:
#   tools/recordings.sh [BAILIAN]     the launcher, ./bailian unless told
# Needs `apt install tmux`. Keys, ids, times and folders of the moment are replaced, so a second run shows what changed.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
command -v tmux >/dev/null || { echo "This needs tmux: apt install tmux." >&2; exit 1; }
root=$PWD
bailian=$(readlink -f "${1:-./bailian}")
work=$(mktemp -d)
socket=$work/tmux
trap 'tmux -S "$socket" kill-server 2>/dev/null || true; "$bailian" stop --data "$work/data" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here"
ln -s "$bailian" "$work/bin/bailian"
printf '想做就做。\n' >"$work/here/poem.txt"

# Verbs that need nobody to answer, then what people do first, in this order.
scenes() {
  cat <<'END'
bailian --help
bailian version
bailian serve --port 0 --background --wait-ready
bailian text2image "可爱猫咪" --model wan2.2-t2i-flash --size 1024*1024 -o cat.png
bailian edit cat.png "给小猫戴一顶红帽子" -o hat.png
bailian expand cat.png --scale 1.5 -o wide.png
bailian upscale cat.png -o large.png
bailian restyle cat.png "法国绘本风格" -o style.png
bailian colorize cat.png -o colour.png
bailian text2video "日出延时，海边，海鸥飞过" --size 832*480 -o sea.mp4
bailian text2text "用三句话介绍西湖"
bailian transcribe missing.mp3
bailian text2image cat --size 3*3
bailian txt2image cat
bailian run poem.txt --yes
bailian tasks list
bailian models wan2.2-t2i-flash
bailian env
bailian keys list
bailian workspaces list
bailian admin-keys list
bailian ledger verify
bailian webhooks list
bailian engines check
bailian doctor
bailian stop
END
  for verb in serve text2image edit expand upscale erase restyle colorize sketch translate interleave image2image text2video \
    text2text speak transcribe run gallery tasks models engines reload stop doctor recordings keys workspaces admin-keys ledger \
    webhooks env completion; do
    echo "bailian $verb --help"
  done
}

# call LINE: types it and waits until the prompt is back
call() {
  rm -f "$work/done"
  tmux -S "$socket" send-keys -t "w$width" -l "$1"
  tmux -S "$socket" send-keys -t "w$width" Enter
  for _ in $(seq 3000); do [ -e "$work/done" ] && break; sleep 0.1; done
  [ -e "$work/done" ] || { echo "no end: $1" >&2; exit 1; }
  sleep 0.2
}
cat >"$work/rc" <<'END'
ended() { local e=$?; [ "$e" = 0 ] || echo "(exit $e)"; : >"$DONE"; }
PROMPT_COMMAND=ended PS1='$ '
END

tidy() {
  sed -E -e "s|$work/here|~/pictures|g; s|$work/data|~/.openbailian|g; s|$work|~|g" \
    -e 's/sk-[0-9a-zA-Z_-]{8,}/sk-…/g' \
    -e 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/00000000-0000-0000-0000-000000000000/g' \
    -e 's/127\.0\.0\.1:[0-9]+/127.0.0.1:8686/g; s/process [0-9]+/process 4711/g' \
    -e 's/[0-9]+\.[0-9]+ s$/0.84 s/; s/20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+/2026-11-30 12:00:00/g' -e 's/[[:space:]]+$//'
}

for width in 80 160; do
  rm -rf "$work/data"
  out=$root/docs/recordings/$width.txt
  : >"$work/all"
  tmux -S "$socket" -f /dev/null new-session -d -x "$width" -y 50 -s "w$width" \
    "cd '$work/here' && env -i HOME='$work/home' PATH='$work/bin:/usr/bin:/bin' TERM=xterm-256color LANG=C.UTF-8 \
     OPENBAILIAN_DATA='$work/data' PS1='\$ ' DONE='$work/done' bash --rcfile '$work/rc'"
  tmux -S "$socket" set-option -g history-limit 20000
  while IFS= read -r line; do
    call clear
    tmux -S "$socket" clear-history -t "w$width"
    call "$line"
    # As it stands there, without the last prompt.
    tmux -S "$socket" capture-pane -t "w$width" -p -S - | sed -e '/^\$ *$/d' | cat -s >>"$work/all"
    echo "$width: $line" >&2
  done < <(scenes)
  tidy <"$work/all" >"$out"
  tmux -S "$socket" kill-session -t "w$width"
done
