"""``tltimer completion``: what makes a shell complete tltimer's words."""

from argparse import ArgumentParser

from tltimer.cli.context import CommandContext

# Each asks `tltimer _words` with the words so far, the last one unfinished; a line `:files` asks for names of files.
BASH = r"""# bash completion for tltimer; load it with: source <(tltimer completion bash)
_tltimer() {
    local line current found word words
    line=${COMP_LINE:0:COMP_POINT}
    read -ra words <<< "$line"
    current=${line##*[[:space:]]}
    [[ -z $current ]] && words+=("")
    COMPREPLY=()
    while IFS= read -r word; do
        if [[ $word == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "$current")
        else
            COMPREPLY+=("$word")
        fi
    done < <("${words[0]}" _words -- "${words[@]:1}" 2>/dev/null)
    # bash takes a colon for the end of a word, and wants only what follows it.
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
    fi
}
complete -F _tltimer tltimer
"""

ZSH = r"""#compdef tltimer
# zsh completion for tltimer; load it with: source <(tltimer completion zsh)
_tltimer() {
    local -a found
    found=("${(@f)$(${words[1]} _words -- ${(@)words[2,CURRENT]} 2>/dev/null)}")
    if [[ ${found[1]} == :files ]]; then
        _files
    else
        compadd -Q -a found
    fi
}
compdef _tltimer tltimer
"""

FISH = r"""# fish completion for tltimer; load it with: tltimer completion fish | source
function __tltimer_words
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] _words -- $words[2..-1] 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c tltimer -f -a '(__tltimer_words)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("shell", metavar="SHELL", choices=list(SCRIPTS), help=", ".join(SCRIPTS))


def run(session: CommandContext) -> None:
    """Write the script of a shell."""
    session.terminal.say(SCRIPTS[session.options.shell].rstrip("\n"))
