# Writes the Swift file $1: one constant of bytes per further argument, named after the file (bsr-hubs.csv becomes
# bsr_hubs_csv). The files must be UTF-8 with LF, as everything in this repository.
set -eu
output=$1
shift
{
  printf '/// The embedded files, byte for byte.\nenum EmbeddedFile {\n'
  for file; do
    name=$(basename "$file" | tr '.-' '__')
    # The literal ends before the line end that precedes its closing quotes, hence one more.
    printf '  static let %s = Array(\n###"""\n' "$name"
    cat "$file"
    printf '\n"""###.utf8)\n'
  done
  printf '}\n'
} >"$output"
