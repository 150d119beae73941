# madang: facts of a Linux host. Reads, changes nothing, sends nothing; POSIX sh, any account.
# What cannot be seen is null: another answer than "no".
madang_facts() (
  LC_ALL=C
  export LC_ALL
  # A word of the answer: letters that mean nothing to JSON, whatever a program has said.
  word() { if [ -n "$1" ]; then printf '"%s"' "$(printf %s "$1" | tr -cd 'A-Za-z0-9 ._:+~/()-' | cut -c1-120)"; else printf null; fi; }
  first() { "$@" 2>/dev/null </dev/null | sed -n 1p; }
  flags=$(grep -m1 -E '^(flags|Features)' /proc/cpuinfo 2>/dev/null)
  has() { case " $flags " in *" $1 "*) echo true ;; *) echo false ;; esac; }
  if [ -z "$flags" ]; then virtualization=null guest=null
  else
    virtualization=$(has vmx) guest=$(has hypervisor)
    [ "$virtualization" = true ] || virtualization=$(has svm)
  fi
  if [ ! -e /dev/kvm ]; then kvm=absent
  elif [ -r /dev/kvm ] && [ -w /dev/kvm ]; then kvm=yes
  else kvm='not for this account'; fi
  nested=$(cat /sys/module/kvm_intel/parameters/nested /sys/module/kvm_amd/parameters/nested 2>/dev/null | sed -n 1p)
  case $nested in Y | 1) nested=yes ;; N | 0) nested=no ;; *) nested=absent ;; esac
  memory=$(awk '/^MemTotal:/ { printf "%d", $2 / 1048576 + 0.5 }' /proc/meminfo 2>/dev/null)
  free=$(df -Pk "${HOME:-/}" 2>/dev/null | awk 'NR == 2 { printf "%d", $4 / 1048576 }')
  box=$(first VBoxManage --version)
  # A driver that is missing is told before the version.
  case $box in [0-9]*) box=${box%%r*} ;; *) box=absent ;; esac
  qemu=$(first qemu-system-x86_64 --version | grep -oE '[0-9]+\.[0-9.]+' | sed -n 1p)
  terraform=$(first tofu version)
  [ -n "$terraform" ] || terraform=$(first terraform version)
  printf 'madang {"madang":1,"system":"linux","name":%s,"build":%s' "$(word "$(uname -n)")" "$(word "$(uname -r)")"
  printf ',"virtualization":%s,"guest":%s,"kvm":%s,"nested":%s' "$virtualization" "$guest" "$(word "$kvm")" "$(word "$nested")"
  printf ',"memoryGb":%s,"freeGb":%s' "${memory:-null}" "${free:-null}"
  printf ',"virtualbox":%s,"qemu":%s,"terraform":%s}\n' "$(word "$box")" "$(word "${qemu:-absent}")" "$(word "${terraform:-absent}")"
)
