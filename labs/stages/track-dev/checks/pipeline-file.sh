# Does the Jenkinsfile at the head of the repository $1 build, test and package, in this order? It is only read.
# $2 order: the stages; name: what is packaged bears the number of the build.
read_head() { git -c "safe.directory=$1" --git-dir "$1" show "main:$2" 2>/dev/null; }
[ -x /usr/bin/git ] || { echo 'say missing'; exit 10; }
text=$(read_head "$1" Jenkinsfile | grep -v '^[[:space:]]*//')
[ -n "$text" ] || { echo 'say missing'; exit 10; }
case $2 in
  order)
    stages=$(printf '%s\n' "$text" | grep -oE "stage *\\([\"'][^\"']+" | sed "s/.*[\"']//" | tr '\n' ' ')
    case " $(printf '%s' "$stages" | tr '[:upper:]' '[:lower:]') " in
      *" build"*" test"*" package"*) exit 0 ;;
    esac
    echo "say order stages=${stages:-none}"
    ;;
  name)
    printf '%s\n' "$text" | grep -Eq '(BUILD_NUMBER|BUILD_TAG|GIT_COMMIT)' &&
      ! printf '%s\n' "$text" | grep -Eq '[-:]latest\b' && exit 0
    echo 'say name'
    ;;
esac
exit 10
