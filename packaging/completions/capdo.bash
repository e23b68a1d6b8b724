# bash completion for capdo
_capdo() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command="" sub="" word options=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -*) ;;
      check|batch|show|verify|compare|explain|review|letter|init|rules) [ -n "$command" ] || command=$word ;;
      list|lint|test) [ "$command" != rules ] || [ -n "$sub" ] || sub=$word ;;
    esac
  done
  COMPREPLY=()
  compopt +o default 2>/dev/null
  case $prev in
    --lang) COMPREPLY=($(compgen -W "vi en" -- "$cur")); return ;;
    --audience) COMPREPLY=($(compgen -W "reviewer agency" -- "$cur")); return ;;
    --as-of) COMPREPLY=($(compgen -W "$(date +%F)" -- "$cur")); return ;;
    --format) COMPREPLY=($(compgen -W "docx xlsx md" -- "$cur")); return ;;
    --level) COMPREPLY=($(compgen -W "1 2 3 4 5" -- "$cur")); return ;;
    --jobs|--fail-under|--rules|--limit|--deadline|--agency|--system|--who) return ;;
    --data|--cache) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
    --json|--html|--csv|--sarif|--manifest|--checklist|--out|--template|--office|--decisions|--since) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
  esac
  if [[ $cur == -* ]]; then
    options="--lang --help"
    case $command in
      "") options+=" --version" ;;
      check|batch|compare) options+=" --as-of --rules --checklist --data --jobs --cache --limit --no-ocr" ;;&
      check) options+=" --json --html --csv --sarif --audience --quiet --fail-under --decisions" ;;
      batch) options+=" --out --manifest --audience --decisions --template --office --deadline" ;;
      compare) options+=" --json --html" ;;
      show) options+=" --json" ;;
      explain) options+=" --rules --checklist --data --result" ;;
      review) options+=" --decisions --who --all --data" ;;
      letter) options+=" --out --template --office --deadline --since --format --no-points --data --decisions" ;;
      init) options+=" --level --agency --system --rules --data" ;;
      rules) [ "$sub" != list ] || options+=" --checks" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  case $command in
    "") COMPREPLY=($(compgen -W "check batch show verify compare explain review letter init rules" -- "$cur")) ;;
    check|batch|init) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    show|verify|compare|review|letter) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    explain) COMPREPLY=($(compgen -W "$(capdo rules list --checks 2>/dev/null | grep -oE '[a-z][a-z0-9-]*(\.[a-z0-9-]+)+' | grep -v '\.yaml$')" -- "$cur")) ;;
    rules)
      if [ -z "$sub" ]; then COMPREPLY=($(compgen -W "list lint test" -- "$cur"))
      else compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); fi ;;
  esac
}
complete -F _capdo capdo
