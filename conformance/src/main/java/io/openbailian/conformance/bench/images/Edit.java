package io.openbailian.conformance.bench.images;

import java.util.List;
import java.util.Map;

/// One kind of edit that is measured.
///
/// @param what it does, for people
/// @param function of the wire
/// @param prompts each is measured; the figure is that of the slowest
/// @param numbers parameters of the wire
/// @param form which form of the pictures is edited
/// @param masked whether a mask goes with them
/// @param aim the most milliseconds; 0 = none
/// @param others programs that have the operation, or its like
record Edit(
    String what,
    String function,
    List<String> prompts,
    Map<String, Double> numbers,
    Samples.Form form,
    boolean masked,
    int aim,
    List<OtherProgram.Command> others) {

  static Edit of(String what, String function, String... prompts) {
    return new Edit(
        what, function, List.of(prompts), Map.of(), Samples.Form.AS_THEY_ARE, false, 0, List.of());
  }

  Edit with(Map<String, Double> other) {
    return new Edit(what, function, prompts, other, form, masked, aim, others);
  }

  Edit on(Samples.Form other) {
    return new Edit(what, function, prompts, numbers, other, masked, aim, others);
  }

  Edit inMask() {
    return new Edit(what, function, prompts, numbers, form, true, aim, others);
  }

  Edit within(int millis) {
    return new Edit(what, function, prompts, numbers, form, masked, millis, others);
  }

  Edit beside(OtherProgram.Command... commands) {
    return new Edit(what, function, prompts, numbers, form, masked, aim, List.of(commands));
  }
}
