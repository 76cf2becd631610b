/// Text from outside, such as paths, in the places of a shell script where it must not be taken for anything else.
public enum ShellText {
  /// One word of a command: the shell reads back exactly `text`, whatever is in it.
  public static func word(_ text: String) -> String {
    var quoted = "'"
    for character in text.unicodeScalars {
      if character == "'" { quoted += "'\\''" } else { quoted.unicodeScalars.append(character) }
    }
    return quoted + "'"
  }

  /// The value of a `#SBATCH` option that is a file name: Slurm reads quotes and backslashes there, and replaces letters
  /// after a per cent sign.
  ///
  /// - Parameters:
  ///   - folder: Taken as it is.
  ///   - pattern: Follows the folder; its replacements stand.
  static func fileOption(folder: String, pattern: String) -> String {
    var quoted = "\""
    for character in folder.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "%": quoted += "%%"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "/" + pattern + "\""
  }

  /// Whether a path can stand in a script: no line ends and other control characters, which end a line or show nothing,
  /// and no backslash, which keeps Slurm from naming logs by shard.
  public static func canHold(path: String) -> Bool {
    !path.isEmpty && path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
  }

  /// Text for people in one comment line: control characters, which may end the line, become spaces.
  static func comment(_ text: String) -> String {
    var line = ""
    for character in text.unicodeScalars {
      let isControl = character.value < 0x20 || (0x7F...0x9F).contains(character.value)
      line.unicodeScalars.append(isControl || [0x2028, 0x2029].contains(character.value) ? " " : character)
    }
    return line
  }
}
