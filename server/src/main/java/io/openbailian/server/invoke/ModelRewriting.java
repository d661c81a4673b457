package io.openbailian.server.invoke;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Deadline;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Rewriting;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.TextDelivery;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rewriting by a model of text, whichever engine serves it. It holds no place at the engine of the
/// picture, is given half a minute, and where it does not answer the prompt is rewritten without
/// it.
public final class ModelRewriting implements Rewriting {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRewriting.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Run.Waits WAITS =
      new Run.Waits(Optional.of(Duration.ofSeconds(10)), Duration.ofSeconds(2), false);

  /// In characters; no model of pictures reads more.
  private static final int LONGEST = 2_000;

  private final Function<String, Invocation> request;
  private final Function<Invocation, Route> routes;
  private final Rewriting otherwise;
  private final Time time;
  private final RunLoop loop;

  /// @param request what the model is asked for a prompt; may throw a {@link WireException}
  /// @param routes which engines serve the model; likewise
  /// @param otherwise where the model gives no answer
  public ModelRewriting(
      Function<String, Invocation> request,
      Function<Invocation, Route> routes,
      Rewriting otherwise,
      Time time) {
    this.request = request;
    this.routes = routes;
    this.otherwise = otherwise;
    this.time = time;
    this.loop = new RunLoop(time, Rewriting.NONE, () -> true);
  }

  @Override
  public Optional<Rewritten> of(Run run, long seed) throws InterruptedException {
    String prompt = run.inputs().values().textOrEmpty(Meaning.PROMPT);
    Optional<Rewritten> answer = prompt.isBlank() ? Optional.empty() : asked(run, prompt);
    return answer.isPresent() || run.stop().stopped() ? answer : otherwise.of(run, seed);
  }

  /// A model says something else each time.
  @Override
  public Optional<Rewritten> again(Run run, long seed) {
    return Optional.empty();
  }

  private Optional<Rewritten> asked(Run run, String prompt) throws InterruptedException {
    try {
      Invocation invocation = request.apply(prompt);
      Words words = new Words();
      TextDelivery delivery = new TextDelivery(invocation, words);
      Run asking =
          new Run(
              run.owner(),
              invocation,
              routes.apply(invocation),
              Inputs.none(invocation.values()),
              run.stop(),
              Deadline.in(PATIENCE, time),
              Journal.NONE,
              Admission.ENGINE,
              WAITS);
      RunLoop.Ran ran = loop.run(asking, delivery);
      Optional<String> text = words.text();
      if (ran instanceof RunLoop.Ran.Over && delivery.failure().isEmpty() && text.isPresent()) {
        return Optional.of(new Rewritten(text.get(), invocation.model().name()));
      }
      LOG.info(
          "call={} its prompt is rewritten without a model: {}",
          run.owner().id(),
          delivery.failure().map(error -> error.message()).orElse("it gave no usable answer"));
    } catch (WireException | IOException e) {
      LOG.warn(
          "call={} its prompt is rewritten without a model: {}", run.owner().id(), e.getMessage());
    }
    return Optional.empty();
  }

  /// What the model says, as far as it counts.
  private static final class Words implements TextDelivery.Listener {
    private final StringBuilder said = new StringBuilder();

    @Override
    public void begun(Lane lane) {
      said.setLength(0);
    }

    @Override
    public void wrote(EngineEvent.TextEvent piece) {
      if (piece instanceof EngineEvent.TextDelta(_, var channel, String text, _)
          && channel == EngineEvent.Channel.ANSWER
          && said.length() <= LONGEST) {
        said.append(text, 0, Math.min(text.length(), LONGEST + 1));
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

    /// Models like to put what they hand over in quotation marks.
    Optional<String> text() {
      String text = said.toString().strip();
      boolean quoted =
          text.length() > 2
              && ((text.startsWith("\"") && text.endsWith("\""))
                  || (text.startsWith("“") && text.endsWith("”")));
      String plain = quoted ? text.substring(1, text.length() - 1).strip() : text;
      return plain.isEmpty() || plain.length() > LONGEST ? Optional.empty() : Optional.of(plain);
    }
  }
}
