package io.openbailian.engines.scripted;

import io.openbailian.engine.Media;
import io.openbailian.engines.scripted.Play.Answer;
import io.openbailian.engines.scripted.Play.Outcome;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes rules of the parts of a script. Where a part is wrong the mistake is kept and a harmless
/// value stands in, so that reading goes on to the next mistake; such rules are never used.
final class RuleReader {
  private static final List<String> RULE =
      List.of(
          "when",
          "times",
          "throttle",
          "busy",
          "down",
          "broken",
          "unknown",
          "handle",
          "progress",
          "after",
          "fail",
          "hang",
          "crash",
          "items",
          "reply",
          "file",
          "hear");
  private static final List<String> WHEN = List.of("model", "prompt", "operation", "file");
  private static final List<String> BUSY = List.of("times", "retry-after");
  private static final List<String> THROTTLE = List.of("times", "code", "message", "status");
  private static final List<String> IDLE_BESIDE_FAIL = List.of("items", "reply", "file", "hear");
  private static final List<String> IDLE_BESIDE_HANG =
      List.of("after", "fail", "items", "reply", "file", "hear");
  private static final List<String> IDLE_BESIDE_CRASH =
      List.of("fail", "items", "reply", "file", "hear");
  private static final int MANY = 999_999_999;

  private final Mistakes mistakes;
  private final ValueReader values;
  private final FailureReader failures;
  private final PictureFile pictures;
  private final ReplyReader replies;
  private final HeardReader hearing;

  /// @param folder where relative paths of files start
  RuleReader(Path folder, Mistakes mistakes) {
    this.mistakes = mistakes;
    this.values = new ValueReader(mistakes);
    this.failures = new FailureReader(mistakes, values);
    this.hearing = new HeardReader(mistakes, values);
    this.pictures = new PictureFile(folder, mistakes);
    this.replies = new ReplyReader(mistakes, values, failures);
  }

  /// The rules of a whole file: a list, or a mapping whose `rules` is that list.
  List<Rule> script(Part part) {
    if (!(part instanceof Part.Block)) {
      return rules(part);
    }
    Fields fields = new Fields("a script", part, List.of("rules"), mistakes);
    if (!fields.has("rules")) {
      mistakes.add(part.place(), "there are no rules in it");
    }
    return fields.part("rules").map(this::rules).orElse(List.of());
  }

  List<Rule> rules(Part part) {
    if (!(part instanceof Part.Sequence(ScriptPosition _, List<Part> parts))) {
      mistakes.add(part.place(), "rules are a list, each of them begins with `- `");
      return List.of();
    }
    List<Rule> rules = parts.stream().map(this::rule).toList();
    if (mistakes.none()) {
      refuseUnreachable(rules, parts);
    }
    return rules;
  }

  private void refuseUnreachable(List<Rule> rules, List<Part> parts) {
    for (int i = 0; i < rules.size() - 1; i++) {
      if (rules.get(i).takesEverything()) {
        mistakes.add(
            parts.get(i + 1).place(),
            "this rule is never reached, for the one before it takes every call");
      }
    }
  }

  private Rule rule(Part part) {
    Fields fields = new Fields("a rule", part, RULE, mistakes);
    When when = fields.part("when").map(this::when).orElse(When.ANY);
    long times = fields.read("times", this::count).orElse(Rule.ALWAYS);
    List<Trouble> troubles = troubles(fields);
    Duration after = fields.read("after", values::duration).orElse(Duration.ZERO);
    Rule.Job job =
        new Rule.Job(
            fields.read("handle", values::flag).orElse(false),
            after,
            fields.part("progress").map(this::percents).orElse(List.of()));
    Rule rule = new Rule(when, times, troubles, job, play(fields));
    if (rule.troubled() > times) {
      mistakes.add(part.place(), "more calls of the rule fail first than `times` lets it have");
    }
    return rule;
  }

  private List<Trouble> troubles(Fields fields) {
    List<Trouble> all = new ArrayList<>();
    fields.read("throttle", this::throttle).ifPresent(all::add);
    fields.read("busy", this::busy).ifPresent(all::add);
    for (Trouble.Kind kind :
        List.of(Trouble.Kind.DOWN, Trouble.Kind.BROKEN, Trouble.Kind.UNKNOWN)) {
      fields
          .read(kind.name().toLowerCase(Locale.ROOT), this::count)
          .ifPresent(
              calls -> all.add(new Trouble(kind, calls, Optional.empty(), Optional.empty())));
    }
    return all;
  }

  /// Reads `2` or `{times: 2, retry-after: 3s}`.
  private Optional<Trouble> busy(Part part) {
    if (!(part instanceof Part.Block)) {
      return count(part).map(calls -> busy(calls, Optional.empty()));
    }
    Fields fields = new Fields("`busy`", part, BUSY, mistakes);
    if (!fields.has("times")) {
      mistakes.add(part.place(), "`busy` needs `times`, the number of calls to turn away");
    }
    Optional<Duration> retryAfter = fields.read("retry-after", values::duration);
    return fields.read("times", this::count).map(calls -> busy(calls, retryAfter));
  }

  private static Trouble busy(long calls, Optional<Duration> retryAfter) {
    return new Trouble(Trouble.Kind.BUSY, calls, retryAfter, Optional.empty());
  }

  private List<Integer> percents(Part part) {
    if (!(part instanceof Part.Sequence(ScriptPosition _, List<Part> parts))) {
      mistakes.add(part.place(), "`progress` is a list of percents");
      return List.of();
    }
    return parts.stream().flatMap(one -> values.whole(one, 0, 100).stream()).toList();
  }

  private When when(Part part) {
    Fields fields = new Fields("`when`", part, WHEN, mistakes);
    return new When(
        fields.read("model", values::glob),
        fields.read("prompt", values::pattern),
        fields.read("operation", values::glob),
        fields.read("file", values::pattern));
  }

  private Optional<Long> count(Part part) {
    return values.whole(part, 1, MANY).map(Integer::longValue);
  }

  /// Reads `3` or `{times: 3, code, message, status}`.
  private Optional<Trouble> throttle(Part part) {
    WireError busy = ErrorCode.RATE_QUOTA.with();
    if (!(part instanceof Part.Block)) {
      return count(part).map(calls -> throttled(calls, busy));
    }
    Fields fields = new Fields("`throttle`", part, THROTTLE, mistakes);
    if (!fields.has("times")) {
      mistakes.add(part.place(), "`throttle` needs `times`, the number of calls to turn away");
    }
    Optional<String> code =
        fields.has("code") ? fields.read("code", values::text) : Optional.of(busy.code());
    Optional<WireError> error = failures.failure(part, fields, code);
    return fields.read("times", this::count).map(calls -> throttled(calls, error.orElse(busy)));
  }

  private static Trouble throttled(long calls, WireError error) {
    return new Trouble(Trouble.Kind.BUSY, calls, Optional.empty(), Optional.of(error));
  }

  private Play play(Fields fields) {
    if (fields.read("hang", values::flag).orElse(false)) {
      refuseIdle(fields, "hang", IDLE_BESIDE_HANG);
      return new Play.Hang();
    }
    if (fields.read("crash", values::flag).orElse(false)) {
      refuseIdle(fields, "crash", IDLE_BESIDE_CRASH);
      return new Play.Crash();
    }
    if (fields.has("fail")) {
      refuseIdle(fields, "fail", IDLE_BESIDE_FAIL);
      return fields.read("fail", failures::failure).<Play>map(Play.Fail::new).orElse(Answer.PLAIN);
    }
    return answer(fields);
  }

  private void refuseIdle(Fields fields, String beside, List<String> idle) {
    for (String key : idle) {
      fields
          .part(key)
          .ifPresent(part ->
              mistakes.add(part.place(), "`%s` does nothing beside `%s`".formatted(key, beside)));
    }
  }

  private Answer answer(Fields fields) {
    List<Outcome> items = fields.part("items").map(this::outcomes).orElse(Answer.PLAIN.items());
    Optional<Media> file = fields.read("file", this::picture);
    List<Heard> heard = fields.part("hear").map(hearing::sentences).orElse(List.of());
    return new Answer(items, fields.read("reply", replies::reply), file, heard);
  }

  private Optional<Media> picture(Part part) {
    return values.text(part).flatMap(name -> pictures.read(part, name));
  }

  private List<Outcome> outcomes(Part part) {
    if (part instanceof Part.Sequence(ScriptPosition _, List<Part> parts) && !parts.isEmpty()) {
      return parts.stream().map(this::outcome).toList();
    }
    mistakes.add(
        part.place(), "`items` is a list with an entry for each item: ok, fail or {fail: CODE}");
    return Answer.PLAIN.items();
  }

  private Outcome outcome(Part part) {
    return switch (part) {
      case Part.Text(ScriptPosition _, String text) when text.equals("ok") -> new Outcome.Made();
      case Part.Text(ScriptPosition _, String text) when text.equals("fail") ->
          new Outcome.Failed(ErrorCode.TIMEOUT.with());
      case Part.Block block when block.entries().containsKey("fail") -> failed(block);
      case Part.Block _, Part.Sequence _, Part.Text _ -> {
        mistakes.add(part.place(), "an item is ok, fail or {fail: CODE}");
        yield new Outcome.Made();
      }
    };
  }

  private Outcome failed(Part part) {
    return new Fields("an item", part, List.of("fail"), mistakes)
        .read("fail", failures::failure)
        .<Outcome>map(Outcome.Failed::new)
        .orElseGet(Outcome.Made::new);
  }
}
