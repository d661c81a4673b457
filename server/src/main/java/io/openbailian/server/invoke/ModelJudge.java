package io.openbailian.server.invoke;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.inspection.TextJudge;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Deadline;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Rewriting;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.run.answer.TextDelivery;
import io.openbailian.server.task.IdSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a model of text whether a text may be said. One word counts as an answer, `allow` or
/// `block`; anything else is none, and then the settings decide. Long texts are shown part by part,
/// all within the time of one.
public final class ModelJudge implements TextJudge {
  private static final Logger LOG = LoggerFactory.getLogger(ModelJudge.class);

  /// Whose turn it is at the engine: nobody's but the operator's.
  private static final String WORKSPACE = "inspection";

  private static final String ALLOW = "allow";
  private static final String BLOCK = "block";

  /// In characters; what is shown at once.
  private static final int PART = 8_000;

  /// Parts overlap, so that nothing is hidden by a cut.
  private static final int OVERLAP = 200;

  private static final int LONGEST_VERDICT = 64;

  private final Function<String, Invocation> request;
  private final Function<Invocation, Route> routes;
  private final Bounds bounds;
  private final IdSource ids;
  private final Time time;
  private final RunLoop loop;

  /// What holds when there is no verdict.
  ///
  /// @param timeout for one text
  /// @param passes whether a text without a verdict is let through
  public record Bounds(Duration timeout, boolean passes) {}

  /// @param request what the model is asked about a text; may throw a {@link WireException}
  /// @param routes which engines are asked; likewise
  public ModelJudge(
      Function<String, Invocation> request,
      Function<Invocation, Route> routes,
      Bounds bounds,
      IdSource ids,
      Time time) {
    this.request = request;
    this.routes = routes;
    this.bounds = bounds;
    this.ids = ids;
    this.time = time;
    this.loop = new RunLoop(time, Rewriting.NONE, () -> true);
  }

  /// @throws WireException `ModelUnavailable` when there is no verdict, and the settings refuse
  @Override
  public boolean allows(String text, String who) {
    if (text.isBlank()) {
      return true;
    }
    Deadline deadline = Deadline.in(bounds.timeout(), time);
    for (int from = 0; from < text.length(); from += PART - OVERLAP) {
      String part = text.substring(from, Math.min(text.length(), from + PART));
      Optional<Boolean> verdict = verdict(part, deadline, who);
      if (verdict.isEmpty() && !bounds.passes()) {
        throw new WireException(
            ErrorCode.MODEL_UNAVAILABLE
                .with()
                .withHint("what was said could not be inspected; try again later"));
      }
      if (verdict.isEmpty() || !verdict.get()) {
        return verdict.isEmpty();
      }
    }
    return true;
  }

  private Optional<Boolean> verdict(String text, Deadline deadline, String who) {
    try {
      Invocation invocation = request.apply(text);
      Verdict words = new Verdict();
      TextDelivery delivery = new TextDelivery(invocation, words);
      Run run =
          new Run(
              new Owner(ids.next(), WORKSPACE),
              invocation,
              routes.apply(invocation),
              Inputs.none(invocation.values()),
              new StopSignal(),
              deadline,
              Journal.NONE,
              Admission.ENGINE,
              new Run.Waits(Optional.of(bounds.timeout()), bounds.timeout(), false));
      RunLoop.Ran ran = loop.run(run, delivery);
      Optional<Boolean> verdict =
          ran instanceof RunLoop.Ran.Over && delivery.failure().isEmpty()
              ? words.verdict()
              : Optional.empty();
      if (verdict.isEmpty()) {
        LOG.error(
            "{}: the inspecting model gave no verdict: {}",
            who,
            delivery.failure().map(error -> error.message()).orElse("it said something else"));
      } else if (!verdict.get()) {
        LOG.warn("{}: the inspecting model blocks what was said", who);
      }
      return verdict;
    } catch (WireException | IOException e) {
      LOG.error("{}: the inspecting model cannot be asked: {}", who, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever goes on sees it
    }
    return Optional.empty();
  }

  /// What the model says, as far as it counts.
  private static final class Verdict implements TextDelivery.Listener {
    private final StringBuilder said = new StringBuilder();

    @Override
    public void begun(Lane lane) {
      said.setLength(0);
    }

    @Override
    public void wrote(EngineEvent.TextEvent piece) {
      if (piece instanceof EngineEvent.TextDelta(_, var channel, String text, _)
          && channel == EngineEvent.Channel.ANSWER
          && said.length() <= LONGEST_VERDICT) {
        said.append(text, 0, Math.min(text.length(), LONGEST_VERDICT + 1));
      }
    }

    @Override
    public void counted(EngineEvent.Usage tokens) {}

    @Override
    public void noted(String text) {}

    @Override
    public void caughtUp() {}

    @Override
    public void idle() {}

    Optional<Boolean> verdict() {
      String word = said.toString().strip().toLowerCase(Locale.ROOT);
      String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      return plain.equals(ALLOW) || plain.equals(BLOCK)
          ? Optional.of(plain.equals(ALLOW))
          : Optional.empty();
    }
  }
}
