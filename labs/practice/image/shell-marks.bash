# Marks where a prompt, a command and its output begin and end (OSC 133), so that a terminal can show each command's
# output for itself. Terminals that know nothing of it show nothing of it. To switch it off: unset PROMPT_COMMAND
if [[ $- == *i* && -t 1 && $TERM != dumb ]] && ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then
  __madang_marks() {
    printf '\e]133;D;%s\a\e]133;A\a' "$1"
    [[ ${PS1-} == *'133;B'* ]] || PS1="${PS1-}"'\[\e]133;B\a\]'
    [[ ${PS0-} == *'133;C'* ]] || PS0="${PS0-}"'\e]133;C\a'
  }
  # A high place in the list: PROMPT_COMMAND=... of your own takes the first and leaves this one. Quiet under set -x.
  PROMPT_COMMAND[133]='{ __madang_marks "$?"; } 2>/dev/null'
fi
