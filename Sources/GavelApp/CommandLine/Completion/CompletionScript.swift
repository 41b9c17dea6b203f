/// What a shell reads once: it asks the program for every word, so that it is never out of date.
enum CompletionScript {
  /// The line that tells a shell to propose paths; no candidate is an empty word.
  static let files = Candidate("", "files")

  /// Returns the script for a shell.
  static func text(for shell: ShellName) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// bash shows only words, so a list of ids carries its names in brackets; those are never typed.
  private static let bash = """
    # bash completion of gavel: source it, or put it where bash-completion looks for it as "gavel".
    _gavel() {
      local line word part rest=$COMP_LINE
      local -a found=() words=()
      local begins=1
      COMPREPLY=()
      # bash breaks words at = : and @; what no blank parts is one word.
      for part in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        word=${rest#"${rest%%[![:space:]]*}"}
        if [[ ${#words[@]} -gt 0 && $word == "$rest" ]]; then
          words[-1]+=$part
        else
          words+=("$part")
        fi
        rest=${word#"$part"}
      done
      local typed=${words[-1]}
      # Of a broken word only the last piece is replaced by what is chosen.
      local head=$typed
      part=${COMP_WORDS[COMP_CWORD]}
      [[ $part == *[^=:@]* ]] && head=${typed%"$part"}
      while IFS= read -r line; do
        if [[ $line == $'\\t'files ]]; then
          compopt -o default 2>/dev/null
          return
        fi
        found+=("$line")
      done < <("$1" complete -- "${words[@]:1}" 2>/dev/null)
      for line in "${found[@]}"; do
        word=${line%%$'\\t'*}
        [[ $word == "$typed"* ]] || begins=
        [[ $word == "$head"* ]] || continue
        printf -v word %q "${word#"$head"}"
        if [[ ${COMP_TYPE:-9} == 63 && $line == *$'\\t'?* && ${#found[@]} -gt 1 ]]; then
          word+="  (${line#*$'\\t'})"
        fi
        COMPREPLY+=("$word")
      done
      # Found by their names: what they have in common must not replace what was typed.
      if [[ -z $begins && ${#COMPREPLY[@]} -gt 1 ]]; then
        COMPREPLY+=("${typed#"$head"}")
      fi
    }
    complete -F _gavel gavel

    """

  private static let zsh = """
    #compdef gavel
    # zsh completion of gavel: source it after compinit, or put it into a folder of fpath as "_gavel".
    _gavel() {
      local line typed="${(Q)words[CURRENT]}"
      local -a found shown
      while IFS= read -r line; do
        if [[ $line == $'\\t'files ]]; then
          _files
          return
        fi
        found+=("${line%%$'\\t'*}")
        shown+=("${line/$'\\t'/  -- }")
      done < <("${words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
      (( ${#found} )) || return 1
      # Found by their names: what they have in common must not replace what was typed.
      [[ ${found[1]} == "$typed"* ]] || compstate[insert]=menu
      compadd -U -l -d shown -a -- found
    }
    if [[ ${funcstack[1]:-} == _gavel ]]; then
      _gavel "$@"
    else
      compdef _gavel gavel
    fi

    """

  private static let fish = """
    # fish completion of gavel: source it, or put it into ~/.config/fish/completions as "gavel.fish".
    function __gavel_complete
        set -l words (commandline -opc)
        set -l typed (commandline -ct)
        set -l found ($words[1] complete -- $words[2..-1] "$typed" 2>/dev/null)
        if test "$found[1]" = \\tfiles
            __fish_complete_path "$typed"
        else if test (count $found) -gt 0
            printf '%s\\n' $found
        end
    end
    complete -c gavel -f -k -a '(__gavel_complete)'

    """
}
