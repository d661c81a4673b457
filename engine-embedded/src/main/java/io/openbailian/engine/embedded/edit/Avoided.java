package io.openbailian.engine.embedded.edit;

import io.openbailian.imaging.edit.Accessory;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.text.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a negative prompt rules out, as far as an edit could add it.
///
/// @param words all of them, for drawings
/// @param worn things that nobody is to wear
record Avoided(String words, Set<Accessory.Kind> worn) {
  private static final Pattern BETWEEN = Pattern.compile("[,，、;；。.\\n]|\\s+and\\s+|和");

  static Avoided of(String negativePrompt) {
    Set<Accessory.Kind> worn = EnumSet.noneOf(Accessory.Kind.class);
    BETWEEN
        .splitAsStream(negativePrompt)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(word -> {
          addWorn("戴上" + word, worn);
          addWorn("add " + word, worn);
        });
    return new Avoided(negativePrompt, worn);
  }

  private static void addWorn(String instruction, Set<Accessory.Kind> worn) {
    if (Instruction.read(instruction) instanceof InstructionReading.Understood(List<Edit> edits)) {
      for (Edit edit : edits) {
        if (edit instanceof Edit.Worn(Accessory.Kind kind, int _)) {
          worn.add(kind);
        }
      }
    }
  }

  /// The edits that are not ruled out.
  List<Edit> allowed(List<Edit> edits) {
    return edits.stream()
        .filter(edit ->
            !(edit instanceof Edit.Worn(Accessory.Kind kind, int _)) || !worn.contains(kind))
        .toList();
  }
}
