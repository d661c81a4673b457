package io.openbailian.cli.doctor;

import io.openbailian.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;

/// What a look at something found, line by line.
public final class Diagnosis {
  private final List<String> lines = new ArrayList<>();
  private boolean healthy = true;

  public void good(String what, String finding) {
    lines.add(Texts.say("doctor.ok", what, finding));
  }

  /// Something that may be meant so.
  public void odd(String what, String finding) {
    lines.add(Texts.say("doctor.note", what, finding));
  }

  /// Something that keeps calls from working.
  public void bad(String what, String finding) {
    lines.add(Texts.say("doctor.bad", what, finding));
    healthy = false;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  public boolean healthy() {
    return healthy;
  }
}
