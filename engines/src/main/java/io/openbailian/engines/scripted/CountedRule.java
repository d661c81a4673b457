package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineCall;
import java.util.concurrent.atomic.AtomicLong;

/// A rule and how many calls it has met since the engine was opened.
final class CountedRule {
  private final Rule rule;
  private final AtomicLong met = new AtomicLong();

  CountedRule(Rule rule) {
    this.rule = rule;
  }

  Rule rule() {
    return rule;
  }

  /// How many calls it was for.
  long met() {
    return Math.min(met.get(), rule.times());
  }

  /// The number of this call among those the rule is for, from 1; 0 when it is not for this call.
  long take(EngineCall call) {
    if (!rule.when().matches(call)) {
      return 0;
    }
    long number = met.incrementAndGet();
    return number <= rule.times() ? number : 0;
  }
}
