package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Rules that are made and switched by hand while the engine runs.
final class SwitchedRules implements Faults {
  private final List<Switched> rules = new CopyOnWriteArrayList<>();
  private final AtomicLong made = new AtomicLong();

  private static final class Switched {
    private final String id;
    private final String text;
    private final Optional<String> workspace;
    private final CountedRule counted;
    private volatile boolean on = true;

    Switched(String id, String text, Optional<String> workspace, Rule rule) {
      this.id = id;
      this.text = text;
      this.workspace = workspace;
      this.counted = new CountedRule(rule);
    }

    boolean isFor(EngineCall call) {
      return on && workspace.map(call.workspace()::equals).orElse(true);
    }

    Fault shown() {
      return new Fault(id, text, workspace, on, counted.met());
    }
  }

  /// Those that are on, for whose call it is.
  List<CountedRule> of(EngineCall call) {
    return rules.stream().filter(one -> one.isFor(call)).map(one -> one.counted).toList();
  }

  @Override
  public List<Fault> all() {
    return rules.stream().map(Switched::shown).toList();
  }

  @Override
  public synchronized Fault add(Map<String, Object> rule, Optional<String> workspace) {
    if (rules.size() >= MOST) {
      throw new IllegalArgumentException(
          "there are %d rules already, and more cannot be: remove one".formatted(MOST));
    }
    Mistakes mistakes = new Mistakes();
    if (rule.containsKey("file")) { // before anybody looks whether it is there
      mistakes.add(
          ScriptPosition.path("rule.file"),
          "files of the server are for scripts; here a picture is a test card");
      mistakes.refuse("The rule");
    }
    Part part = OptionParts.part("rule", rule);
    List<Rule> read =
        new RuleReader(Path.of("").toAbsolutePath(), mistakes)
            .rules(new Part.Sequence(part.place(), List.of(part)));
    mistakes.refuse("The rule");
    Switched fresh =
        new Switched(
            "f-" + made.incrementAndGet(), PartJson.text(part), workspace, read.getFirst());
    rules.add(fresh);
    return fresh.shown();
  }

  @Override
  public Fault turn(String id, boolean on) {
    Switched one = named(id);
    one.on = on;
    return one.shown();
  }

  @Override
  public Fault remove(String id) {
    Switched one = named(id);
    rules.remove(one);
    return one.shown();
  }

  private Switched named(String id) {
    return rules.stream()
        .filter(one -> one.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("there is no rule " + id));
  }
}
