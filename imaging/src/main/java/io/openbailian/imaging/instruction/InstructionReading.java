package io.openbailian.imaging.instruction;

import java.util.List;

/// What reading an instruction came to.
public sealed interface InstructionReading {
  /// Every clause is an edit, in order; at least one.
  record Understood(List<Edit> edits) implements InstructionReading {
    public Understood {
      edits = List.copyOf(edits);
    }
  }

  /// Some clauses ask for what cannot be done here; they are quoted as they were written.
  record NotUnderstood(List<String> clauses) implements InstructionReading {
    public NotUnderstood {
      clauses = List.copyOf(clauses);
    }
  }
}
