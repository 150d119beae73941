# What does the configuration of nginx say about a machine that does not answer? It is left soon, and another one is tried.
cd /etc/nginx || exit 1
text=$(cat nginx.conf conf.d/*.conf sites-enabled/* 2>/dev/null | sed 's/#.*//')
if printf '%s\n' "$text" | grep -q 'max_fails=0'; then echo 'say blind'; exit 10; fi
if printf '%s\n' "$text" | grep -Eq 'proxy_next_upstream +off'; then echo 'say stubborn'; exit 10; fi
wait=$(printf '%s\n' "$text" | sed -n 's/.*proxy_connect_timeout *\([0-9]*\(ms\|s\|m\)*\);.*/\1/p' | sort -u | tail -n 1)
case ${wait:-60s} in
  *ms | [1-5] | [1-5]s) exit 0 ;;
esac
echo "say slow wait=${wait:-60s}"
exit 10
