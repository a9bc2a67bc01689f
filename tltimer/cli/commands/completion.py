"""``tltimer completion``: print a script that completes commands in a shell."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

# Each asks `tltimer _words` with the words so far, the last one unfinished; it answers a word a line, with a tab and
# what the word is for. A line `:files` asks for names of files. Names come from the log, from calendars and from other
# people: they are quoted before they reach the command line, and no shell ever evaluates them.
BASH = r"""# bash completion for tltimer; load it with: source <(tltimer completion bash)
_tltimer() {
    local current=${COMP_WORDS[COMP_CWORD]} word found help
    local -a words=() helps=()
    # bash takes colons and equals signs for words of their own; the words between blanks are meant here.
    local line=${COMP_LINE:0:COMP_POINT} part='' quote='' letter at
    for ((at = 0; at < ${#line}; at++)); do
        letter=${line:at:1}
        if [[ -n $quote ]]; then
            if [[ $letter == "$quote" ]]; then quote=''; else part+=$letter; fi
        elif [[ $letter == \\ ]]; then
            ((at++)); part+=${line:at:1}
        elif [[ $letter == [\'\"] ]]; then
            quote=$letter
        elif [[ $letter == [[:space:]] ]]; then
            [[ -n $part ]] && words+=("$part")
            part=''
        else
            part+=$letter
        fi
    done
    words+=("$part")
    COMPREPLY=()
    # What bash replaces: all of the word, or what follows its last colon or equals sign.
    local kept=''
    if [[ $part == *[:=]* && -z $quote && $current != *[\'\"\\]* ]]; then
        kept=${part%"${part##*[:=]}"}
    fi
    while IFS= read -r word; do
        help=''
        [[ $word == *$'\t'* ]] && help=${word#*$'\t'}
        word=${word%%$'\t'*}
        if [[ $word == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "$part")
        elif [[ $quote == \" ]]; then
            # Inside double quotes a dollar sign and a backquote still mean something.
            word=${word//\\/\\\\}; word=${word//\"/\\\"}; word=${word//\$/\\\$}; word=${word//\`/\\\`}
            COMPREPLY+=("\"$word\"")
            helps+=("$help")
        else
            word=${word#"$kept"}
            [[ -n $word ]] && COMPREPLY+=("$(printf '%q' "$word")") && helps+=("$help")
        fi
    done < <("${COMP_WORDS[0]}" _words -- "${words[@]:1}" 2>/dev/null)
    # bash has no place for help: a list that is only shown, and from which nothing is inserted but what all words
    # begin with, holds it behind the words.
    ((${#COMPREPLY[@]} > 1 && ${#helps[@]} == ${#COMPREPLY[@]})) && [[ $COMP_TYPE == @(33|63|64) ]] || return 0
    local width=0 space
    for word in "${COMPREPLY[@]}"; do ((${#word} > width && (width = ${#word}))); done
    for ((at = 0; at < ${#COMPREPLY[@]}; at++)); do
        [[ -n ${helps[at]} ]] || continue
        printf -v space '%*s' $((width - ${#COMPREPLY[at]} + 2)) ''
        word="${COMPREPLY[at]}$space(${helps[at]})"
        ((${#word} < ${COLUMNS:-80})) || word="${word:0:${COLUMNS:-80}-2}…"
        COMPREPLY[at]=$word
    done
}
complete -F _tltimer tltimer
"""

ZSH = r"""#compdef tltimer
# zsh completion for tltimer; load it with: source <(tltimer completion zsh)
_tltimer() {
    local line word
    local -a typed found told
    typed=("${(@Q)words[2,CURRENT]}")
    for line in "${(@f)$(${(Q)words[1]} _words -- "${typed[@]}" 2>/dev/null)}"; do
        word=${line%%$'\t'*}
        if [[ $word == :files ]]; then
            _files
            return
        fi
        [[ -n $word ]] || continue
        found+=("$word")
        if [[ $line == *$'\t'* ]]; then
            told+=("$word  -- ${line#*$'\t'}")
        else
            told+=("$word")
        fi
    done
    (( $#found )) && compadd -l -d told -a -- found
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

EXAMPLES = (
    "source <(tltimer completion bash)",
    "tltimer completion fish > ~/.config/fish/completions/tltimer.fish",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("shell", metavar="SHELL", choices=list(SCRIPTS), help=", ".join(SCRIPTS))


def run(session: CommandContext) -> None:
    """Write the script of a shell."""
    session.terminal.say(SCRIPTS[session.options.shell].rstrip("\n"))
